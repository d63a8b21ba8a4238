ALTER TABLE portal.resolution_voters ADD COLUMN name text NOT NULL DEFAULT '';
COMMENT ON COLUMN portal.resolution_voters.name IS 'What the member was called at opening.';

CREATE TABLE portal.vote_seals (
    cooperative_id uuid    NOT NULL,
    resolution_id  uuid    NOT NULL,
    n              bigint  NOT NULL,
    member_id      uuid    NOT NULL,
    version        integer NOT NULL,
    hash           text    NOT NULL,
    CONSTRAINT vote_seals_pkey PRIMARY KEY (cooperative_id, resolution_id, n),
    CONSTRAINT vote_seals_once UNIQUE (cooperative_id, resolution_id, member_id, version),
    CONSTRAINT vote_seals_vote FOREIGN KEY (cooperative_id, resolution_id, member_id, version)
        REFERENCES portal.votes (cooperative_id, resolution_id, member_id, version),
    CONSTRAINT vote_seals_hash CHECK (hash ~ '^[0-9a-f]{64}$')
);
COMMENT ON TABLE portal.vote_seals IS 'The hash chain over the named votes about a resolution, sealed within seconds by the portal''s own job.';
COMMENT ON COLUMN portal.vote_seals.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.vote_seals.resolution_id IS 'The resolution.';
COMMENT ON COLUMN portal.vote_seals.n IS 'Place in the chain, from 1.';
COMMENT ON COLUMN portal.vote_seals.member_id IS 'Whose vote it is.';
COMMENT ON COLUMN portal.vote_seals.version IS 'Which version of it.';
COMMENT ON COLUMN portal.vote_seals.hash IS 'SHA-256 over the seal before it and the vote.';

CREATE TABLE portal.vote_heads (
    cooperative_id uuid   NOT NULL,
    resolution_id  uuid   NOT NULL,
    n              bigint NOT NULL,
    hash           text   NOT NULL,
    CONSTRAINT vote_heads_pkey PRIMARY KEY (cooperative_id, resolution_id),
    CONSTRAINT vote_heads_resolution FOREIGN KEY (cooperative_id, resolution_id)
        REFERENCES portal.resolutions (cooperative_id, id)
);
COMMENT ON TABLE portal.vote_heads IS 'The end of each chain of votes; locked while it grows, so that it never forks.';
COMMENT ON COLUMN portal.vote_heads.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.vote_heads.resolution_id IS 'The resolution.';
COMMENT ON COLUMN portal.vote_heads.n IS 'How many votes are sealed.';
COMMENT ON COLUMN portal.vote_heads.hash IS 'The last seal; before the first the hash of what was fixed at opening.';

CALL platform.wall_in('portal.vote_seals');
CALL platform.wall_in('portal.vote_heads');

-- The scope 'sealing' is taken by the sealing job for its own statements alone, as for the ballots of rounds.
DROP POLICY own_until_closed ON portal.votes;
CREATE POLICY own_until_closed ON portal.votes AS RESTRICTIVE FOR SELECT TO portal_app
    USING (member_id = current_setting('app.member_id')::uuid OR current_setting('app.scope') = 'sealing'
        OR EXISTS (SELECT FROM portal.vote_participations p WHERE p.cooperative_id = votes.cooperative_id
            AND p.resolution_id = votes.resolution_id AND p.member_id = votes.member_id
            AND p.holder_id = current_setting('app.member_id')::uuid)
        OR EXISTS (SELECT FROM portal.resolutions r WHERE r.cooperative_id = votes.cooperative_id
            AND r.id = votes.resolution_id AND r.state = 'closed'
            AND (r.per_member OR current_setting('app.scope') = 'office')));
CREATE POLICY with_its_vote ON portal.vote_seals AS RESTRICTIVE FOR SELECT TO portal_app
    USING (EXISTS (SELECT FROM portal.votes v WHERE v.cooperative_id = vote_seals.cooperative_id
        AND v.resolution_id = vote_seals.resolution_id AND v.member_id = vote_seals.member_id
        AND v.version = vote_seals.version));
CREATE POLICY sealing ON portal.vote_seals AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'sealing');
CREATE POLICY sealing ON portal.vote_heads AS RESTRICTIVE TO portal_app
    USING (current_setting('app.scope') = 'sealing' OR EXISTS (SELECT FROM portal.resolutions r
        WHERE r.cooperative_id = vote_heads.cooperative_id AND r.id = vote_heads.resolution_id AND r.state = 'closed'))
    WITH CHECK (current_setting('app.scope') = 'sealing');

-- The worker learns which resolutions have votes to seal, and nothing of them.
CREATE POLICY worker ON portal.votes FOR SELECT TO portal_worker USING (true);
CREATE POLICY worker ON portal.vote_seals FOR SELECT TO portal_worker USING (true);

GRANT SELECT, INSERT ON portal.vote_seals TO portal_app;
GRANT SELECT, INSERT, UPDATE (n, hash) ON portal.vote_heads TO portal_app;
GRANT SELECT (cooperative_id, resolution_id, member_id, version) ON portal.votes, portal.vote_seals TO portal_worker;
