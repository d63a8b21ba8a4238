REVOKE SELECT (cooperative_id, resolution_id, member_id, version) ON portal.votes FROM portal_worker;
DROP POLICY worker ON portal.votes;
DROP POLICY own_until_closed ON portal.votes;
CREATE POLICY own_until_closed ON portal.votes AS RESTRICTIVE FOR SELECT TO portal_app
    USING (member_id = current_setting('app.member_id')::uuid
        OR EXISTS (SELECT FROM portal.vote_participations p WHERE p.cooperative_id = votes.cooperative_id
            AND p.resolution_id = votes.resolution_id AND p.member_id = votes.member_id
            AND p.holder_id = current_setting('app.member_id')::uuid)
        OR EXISTS (SELECT FROM portal.resolutions r WHERE r.cooperative_id = votes.cooperative_id
            AND r.id = votes.resolution_id AND r.state = 'closed'
            AND (r.per_member OR current_setting('app.scope') = 'office')));
DROP TABLE portal.vote_heads;
DROP TABLE portal.vote_seals;
ALTER TABLE portal.resolution_voters DROP COLUMN name;
