-- What was voted on and closed before votes were sealed stays without seals: nobody gets a receipt of it years later.
ALTER TABLE portal.resolutions ADD COLUMN votes_sealed boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN portal.resolutions.votes_sealed IS 'Whether its named votes are sealed; not where it was closed before there were seals.';
GRANT SELECT (votes_sealed) ON portal.resolutions TO portal_worker;

ALTER TABLE portal.resolutions NO FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.resolution_voters NO FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.votes NO FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.vote_seals NO FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.vote_heads NO FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.members NO FORCE ROW LEVEL SECURITY;
UPDATE portal.resolutions r SET votes_sealed = false WHERE r.state = 'closed'
    AND EXISTS (SELECT FROM portal.votes v WHERE v.cooperative_id = r.cooperative_id AND v.resolution_id = r.id)
    AND NOT EXISTS (SELECT FROM portal.vote_seals s
        WHERE s.cooperative_id = r.cooperative_id AND s.resolution_id = r.id);
-- A chain that has begun holds the names as they were when it began.
UPDATE portal.resolution_voters v SET name = m.name FROM portal.members m
    WHERE m.cooperative_id = v.cooperative_id AND m.id = v.member_id AND v.name = ''
    AND NOT EXISTS (SELECT FROM portal.vote_heads h
        WHERE h.cooperative_id = v.cooperative_id AND h.resolution_id = v.resolution_id);
ALTER TABLE portal.members FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.vote_heads FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.vote_seals FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.votes FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.resolution_voters FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.resolutions FORCE ROW LEVEL SECURITY;
