ALTER TABLE portal.resolutions ADD COLUMN proxies_per_holder integer NOT NULL DEFAULT 0
    CONSTRAINT resolutions_proxies CHECK (proxies_per_holder BETWEEN 0 AND 20);
COMMENT ON COLUMN portal.resolutions.proxies_per_holder IS 'For how many other members one voter may vote at most; 0 where there are no proxies.';

CREATE TABLE portal.resolution_proxies (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    resolution_id  uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    holder_id      uuid        NOT NULL,
    given_by       text        NOT NULL,
    given_at       timestamptz NOT NULL,
    ended_by       text,
    ended_at       timestamptz,
    CONSTRAINT resolution_proxies_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT resolution_proxies_member FOREIGN KEY (cooperative_id, resolution_id, member_id)
        REFERENCES portal.resolution_voters (cooperative_id, resolution_id, member_id),
    CONSTRAINT resolution_proxies_holder FOREIGN KEY (cooperative_id, resolution_id, holder_id)
        REFERENCES portal.resolution_voters (cooperative_id, resolution_id, member_id),
    CONSTRAINT resolution_proxies_to_another CHECK (member_id <> holder_id),
    CONSTRAINT resolution_proxies_ended CHECK ((ended_by IS NULL) = (ended_at IS NULL))
);
CREATE UNIQUE INDEX resolution_proxies_one ON portal.resolution_proxies (cooperative_id, resolution_id, member_id)
    WHERE ended_at IS NULL;
COMMENT ON TABLE portal.resolution_proxies IS 'Votes about a resolution that a member gave to another voter, until it votes itself or takes it back.';
COMMENT ON COLUMN portal.resolution_proxies.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.resolution_proxies.id IS 'The proxy.';
COMMENT ON COLUMN portal.resolution_proxies.resolution_id IS 'The resolution.';
COMMENT ON COLUMN portal.resolution_proxies.member_id IS 'The member that gave it.';
COMMENT ON COLUMN portal.resolution_proxies.holder_id IS 'The member that votes for it.';
COMMENT ON COLUMN portal.resolution_proxies.given_by IS 'Name of who gave it.';
COMMENT ON COLUMN portal.resolution_proxies.given_at IS 'When.';
COMMENT ON COLUMN portal.resolution_proxies.ended_by IS 'Name of who took it back, by a word or by voting.';
COMMENT ON COLUMN portal.resolution_proxies.ended_at IS 'When.';

CALL platform.wall_in('portal.resolution_proxies');

-- Who votes for whom is open to all members; each gives and takes back its own, while the vote is open.
CREATE POLICY own_member ON portal.resolution_proxies AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (member_id = current_setting('app.member_id')::uuid AND EXISTS (SELECT FROM portal.resolutions r
        WHERE r.cooperative_id = resolution_proxies.cooperative_id AND r.id = resolution_proxies.resolution_id
            AND r.state = 'open'));
CREATE POLICY own_member_ends ON portal.resolution_proxies AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (member_id = current_setting('app.member_id')::uuid AND EXISTS (SELECT FROM portal.resolutions r
        WHERE r.cooperative_id = resolution_proxies.cooperative_id AND r.id = resolution_proxies.resolution_id
            AND r.state = 'open')) WITH CHECK (true);

ALTER TABLE portal.vote_participations ADD COLUMN holder_id uuid,
    ADD CONSTRAINT vote_participations_holder FOREIGN KEY (cooperative_id, resolution_id, holder_id)
        REFERENCES portal.resolution_voters (cooperative_id, resolution_id, member_id);
COMMENT ON COLUMN portal.vote_participations.holder_id IS 'The member that cast the vote with a proxy; absent where the member voted itself.';

-- A vote comes from its own member, from who holds its proxy, or from the roll call that the office writes down.
DROP POLICY while_it_is_open ON portal.vote_participations;
CREATE POLICY while_it_is_open ON portal.vote_participations AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (EXISTS (SELECT FROM portal.resolutions r WHERE r.cooperative_id = vote_participations.cooperative_id
            AND r.id = vote_participations.resolution_id AND r.state = 'open')
        AND (holder_id IS NULL
            AND (current_setting('app.scope') = 'office' OR member_id = current_setting('app.member_id')::uuid)
            OR holder_id = current_setting('app.member_id')::uuid AND EXISTS (SELECT FROM portal.resolution_proxies p
                WHERE p.cooperative_id = vote_participations.cooperative_id
                    AND p.resolution_id = vote_participations.resolution_id
                    AND p.member_id = vote_participations.member_id
                    AND p.holder_id = vote_participations.holder_id AND p.ended_at IS NULL)));
DROP POLICY own_until_closed ON portal.votes;
CREATE POLICY own_until_closed ON portal.votes AS RESTRICTIVE FOR SELECT TO portal_app
    USING (member_id = current_setting('app.member_id')::uuid
        OR EXISTS (SELECT FROM portal.vote_participations p WHERE p.cooperative_id = votes.cooperative_id
            AND p.resolution_id = votes.resolution_id AND p.member_id = votes.member_id
            AND p.holder_id = current_setting('app.member_id')::uuid)
        OR EXISTS (SELECT FROM portal.resolutions r WHERE r.cooperative_id = votes.cooperative_id
            AND r.id = votes.resolution_id AND r.state = 'closed'
            AND (r.per_member OR current_setting('app.scope') = 'office')));
DROP POLICY while_it_is_open ON portal.votes;
CREATE POLICY while_it_is_open ON portal.votes AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (EXISTS (SELECT FROM portal.resolutions r WHERE r.cooperative_id = votes.cooperative_id
            AND r.id = votes.resolution_id AND r.state = 'open' AND NOT r.secret)
        AND EXISTS (SELECT FROM portal.vote_participations p WHERE p.cooperative_id = votes.cooperative_id
            AND p.resolution_id = votes.resolution_id AND p.member_id = votes.member_id
            AND (in_the_room AND current_setting('app.scope') = 'office' AND p.holder_id IS NULL
                OR NOT in_the_room AND coalesce(p.holder_id, p.member_id) = current_setting('app.member_id')::uuid)));

GRANT SELECT, INSERT, UPDATE (ended_by, ended_at) ON portal.resolution_proxies TO portal_app;
GRANT SELECT (holder_id) ON portal.vote_participations TO portal_app;
