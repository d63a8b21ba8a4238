CREATE TABLE portal.round_turnout (
    cooperative_id uuid        NOT NULL,
    round_id       uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    CONSTRAINT round_turnout_pkey PRIMARY KEY (cooperative_id, round_id, member_id),
    CONSTRAINT round_turnout_elector FOREIGN KEY (cooperative_id, round_id, member_id)
        REFERENCES portal.round_electors (cooperative_id, round_id, member_id)
);
COMMENT ON TABLE portal.round_turnout IS 'Who has voted in a round: in sight of all, apart from what was voted.';
COMMENT ON COLUMN portal.round_turnout.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.round_turnout.round_id IS 'The round.';
COMMENT ON COLUMN portal.round_turnout.member_id IS 'The member.';

CREATE TABLE portal.ballots (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    round_id       uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    version        integer     NOT NULL,
    scores         jsonb       NOT NULL,
    holder_id      uuid,
    cast_by_id     uuid        NOT NULL,
    cast_by        text        NOT NULL,
    cast_at        timestamptz NOT NULL,
    CONSTRAINT ballots_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT ballots_version UNIQUE (cooperative_id, round_id, member_id, version),
    CONSTRAINT ballots_turnout FOREIGN KEY (cooperative_id, round_id, member_id)
        REFERENCES portal.round_turnout (cooperative_id, round_id, member_id),
    CONSTRAINT ballots_holder FOREIGN KEY (cooperative_id, round_id, holder_id)
        REFERENCES portal.round_electors (cooperative_id, round_id, member_id),
    CONSTRAINT ballots_from_one CHECK (version >= 1),
    CONSTRAINT ballots_scores CHECK (jsonb_typeof(scores) = 'object'
        AND NOT jsonb_path_exists(scores, '$.* ? (@ != null
            && (@.type() != "number" || @ != 0 && @ != 1 && @ != 2 && @ != 3))'))
);
COMMENT ON TABLE portal.ballots IS 'Ballots, one row for each version. The last version counts; none is ever changed.';
COMMENT ON COLUMN portal.ballots.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.ballots.id IS 'The version of the ballot.';
COMMENT ON COLUMN portal.ballots.round_id IS 'The round.';
COMMENT ON COLUMN portal.ballots.member_id IS 'Whose ballot it is.';
COMMENT ON COLUMN portal.ballots.version IS 'Counts up per member and round, from 1.';
COMMENT ON COLUMN portal.ballots.scores IS 'Score by candidate, 0 to 3; null where there is no opinion.';
COMMENT ON COLUMN portal.ballots.holder_id IS 'Who cast it by proxy.';
COMMENT ON COLUMN portal.ballots.cast_by_id IS 'The person who cast it.';
COMMENT ON COLUMN portal.ballots.cast_by IS 'Name of that person.';
COMMENT ON COLUMN portal.ballots.cast_at IS 'When.';

CREATE TABLE portal.ballot_seals (
    cooperative_id uuid        NOT NULL,
    round_id       uuid        NOT NULL,
    n              bigint      NOT NULL,
    ballot_id      uuid        NOT NULL,
    hash           text        NOT NULL,
    CONSTRAINT ballot_seals_pkey PRIMARY KEY (cooperative_id, round_id, n),
    CONSTRAINT ballot_seals_ballot UNIQUE (cooperative_id, ballot_id),
    CONSTRAINT ballot_seals_ballot_fkey FOREIGN KEY (cooperative_id, ballot_id)
        REFERENCES portal.ballots (cooperative_id, id),
    CONSTRAINT ballot_seals_hash CHECK (hash ~ '^[0-9a-f]{64}$')
);
COMMENT ON TABLE portal.ballot_seals IS 'The hash chain over the ballots of a round, sealed by a job within seconds.';
COMMENT ON COLUMN portal.ballot_seals.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.ballot_seals.round_id IS 'The round.';
COMMENT ON COLUMN portal.ballot_seals.n IS 'Place in the chain, from 1.';
COMMENT ON COLUMN portal.ballot_seals.ballot_id IS 'The version sealed.';
COMMENT ON COLUMN portal.ballot_seals.hash IS 'The seal as docs/formats/round.md says, in hexadecimal.';

CREATE TABLE portal.ballot_heads (
    cooperative_id uuid        NOT NULL,
    round_id       uuid        NOT NULL,
    n              bigint      NOT NULL,
    hash           text        NOT NULL,
    CONSTRAINT ballot_heads_pkey PRIMARY KEY (cooperative_id, round_id),
    CONSTRAINT ballot_heads_round FOREIGN KEY (cooperative_id, round_id) REFERENCES portal.rounds (cooperative_id, id)
);
COMMENT ON TABLE portal.ballot_heads IS 'The end of each round''s chain; locked while it grows.';
COMMENT ON COLUMN portal.ballot_heads.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.ballot_heads.round_id IS 'The round.';
COMMENT ON COLUMN portal.ballot_heads.n IS 'Length of the chain.';
COMMENT ON COLUMN portal.ballot_heads.hash IS 'Hash of its last seal; that of the opening before the first.';

CALL platform.wall_in('portal.round_turnout');
CALL platform.wall_in('portal.ballots');
CALL platform.wall_in('portal.ballot_seals');
CALL platform.wall_in('portal.ballot_heads');

-- Before a round is closed a ballot is in sight of its own member, and of who cast it by proxy: of nobody else, the office
-- and its jobs included. The scope 'sealing' is taken by the sealing and the closing job for their own statements alone; it
-- is not the office's, so that it sees nothing else that is private.
CREATE POLICY hidden_until_closed ON portal.ballots AS RESTRICTIVE FOR SELECT TO portal_app
    USING (member_id = current_setting('app.member_id')::uuid OR holder_id = current_setting('app.member_id')::uuid
        OR current_setting('app.scope') = 'sealing' OR EXISTS (SELECT FROM portal.round_states s
        WHERE s.cooperative_id = ballots.cooperative_id AND s.round_id = ballots.round_id AND s.state = 'closed'));
CREATE POLICY own_while_open ON portal.ballots AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (EXISTS (SELECT FROM portal.round_states s WHERE s.cooperative_id = ballots.cooperative_id
            AND s.round_id = ballots.round_id AND s.state = 'open')
        AND EXISTS (SELECT FROM portal.rounds r WHERE r.cooperative_id = ballots.cooperative_id
            AND r.id = ballots.round_id AND r.opens_at <= ballots.cast_at AND ballots.cast_at < r.closes_at)
        AND (holder_id IS NULL AND member_id = current_setting('app.member_id')::uuid
            OR holder_id = current_setting('app.member_id')::uuid AND EXISTS (SELECT FROM portal.proxies p
                WHERE p.cooperative_id = ballots.cooperative_id AND p.round_id = ballots.round_id
                    AND p.member_id = ballots.member_id AND p.holder_id = ballots.holder_id AND p.ended_at IS NULL))
        AND NOT EXISTS (SELECT FROM jsonb_object_keys(ballots.scores) AS named (candidate) WHERE NOT EXISTS (
            SELECT FROM portal.round_candidates c WHERE c.cooperative_id = ballots.cooperative_id
                AND c.round_id = ballots.round_id AND c.candidate_id::text = named.candidate)));
CREATE POLICY own_while_open ON portal.round_turnout AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (EXISTS (SELECT FROM portal.round_states s WHERE s.cooperative_id = round_turnout.cooperative_id
            AND s.round_id = round_turnout.round_id AND s.state = 'open')
        AND (member_id = current_setting('app.member_id')::uuid OR EXISTS (SELECT FROM portal.proxies p
            WHERE p.cooperative_id = round_turnout.cooperative_id AND p.round_id = round_turnout.round_id
                AND p.member_id = round_turnout.member_id AND p.holder_id = current_setting('app.member_id')::uuid AND p.ended_at IS NULL)));
CREATE POLICY with_its_ballot ON portal.ballot_seals AS RESTRICTIVE FOR SELECT TO portal_app
    USING (EXISTS (SELECT FROM portal.ballots b WHERE b.cooperative_id = ballot_seals.cooperative_id
        AND b.id = ballot_seals.ballot_id));
CREATE POLICY sealing ON portal.ballot_seals AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'sealing' AND EXISTS (SELECT FROM portal.round_states s
        WHERE s.cooperative_id = ballot_seals.cooperative_id
            AND s.round_id = ballot_seals.round_id AND s.state IN ('open', 'closing')));
CREATE POLICY sealing ON portal.ballot_heads AS RESTRICTIVE TO portal_app
    USING (current_setting('app.scope') = 'sealing' OR EXISTS (SELECT FROM portal.round_states s
        WHERE s.cooperative_id = ballot_heads.cooperative_id AND s.round_id = ballot_heads.round_id AND s.state = 'closed'))
    WITH CHECK (current_setting('app.scope') = 'sealing' AND EXISTS (SELECT FROM portal.round_states s
        WHERE s.cooperative_id = ballot_heads.cooperative_id
            AND s.round_id = ballot_heads.round_id AND s.state IN ('open', 'closing')));

-- The worker learns which rounds have ballots to seal, and nothing of them.
CREATE POLICY worker ON portal.ballots FOR SELECT TO portal_worker USING (true);
CREATE POLICY worker ON portal.ballot_seals FOR SELECT TO portal_worker USING (true);

GRANT SELECT, INSERT ON portal.round_turnout, portal.ballots, portal.ballot_seals TO portal_app;
GRANT SELECT, INSERT, UPDATE (n, hash) ON portal.ballot_heads TO portal_app;
GRANT SELECT (cooperative_id, round_id, id) ON portal.ballots TO portal_worker;
GRANT SELECT (cooperative_id, ballot_id) ON portal.ballot_seals TO portal_worker;
