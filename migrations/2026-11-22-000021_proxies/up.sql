CREATE TABLE portal.proxies (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    round_id       uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    holder_id      uuid        NOT NULL,
    given_by       text        NOT NULL,
    given_at       timestamptz NOT NULL,
    ended_by       text,
    ended_at       timestamptz,
    CONSTRAINT proxies_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT proxies_member FOREIGN KEY (cooperative_id, round_id, member_id)
        REFERENCES portal.round_electors (cooperative_id, round_id, member_id),
    CONSTRAINT proxies_holder FOREIGN KEY (cooperative_id, round_id, holder_id)
        REFERENCES portal.round_electors (cooperative_id, round_id, member_id),
    CONSTRAINT proxies_to_another CHECK (member_id <> holder_id),
    CONSTRAINT proxies_ended CHECK ((ended_by IS NULL) = (ended_at IS NULL))
);
COMMENT ON TABLE portal.proxies IS 'A voting right given to another voter, for one round. Ended, never deleted.';
COMMENT ON COLUMN portal.proxies.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.proxies.id IS 'The proxy.';
COMMENT ON COLUMN portal.proxies.round_id IS 'The round.';
COMMENT ON COLUMN portal.proxies.member_id IS 'Who gave it.';
COMMENT ON COLUMN portal.proxies.holder_id IS 'Who votes for that member.';
COMMENT ON COLUMN portal.proxies.given_by IS 'Name of the person who gave it.';
COMMENT ON COLUMN portal.proxies.given_at IS 'When.';
COMMENT ON COLUMN portal.proxies.ended_by IS 'Name of the person who took it back, by doing so or by voting.';
COMMENT ON COLUMN portal.proxies.ended_at IS 'When it was taken back.';
CREATE UNIQUE INDEX proxies_one ON portal.proxies (cooperative_id, round_id, member_id) WHERE ended_at IS NULL;

CALL platform.wall_in('portal.proxies');

-- Who votes for whom is open to all members; each gives and takes back its own, while the round is open.
CREATE POLICY own_member ON portal.proxies AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (member_id = current_setting('app.member_id')::uuid AND EXISTS (SELECT FROM portal.round_states s
        WHERE s.cooperative_id = proxies.cooperative_id AND s.round_id = proxies.round_id AND s.state = 'open'));
CREATE POLICY own_member_ends ON portal.proxies AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (member_id = current_setting('app.member_id')::uuid AND EXISTS (SELECT FROM portal.round_states s
        WHERE s.cooperative_id = proxies.cooperative_id
            AND s.round_id = proxies.round_id AND s.state = 'open')) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE (ended_by, ended_at) ON portal.proxies TO portal_app;
