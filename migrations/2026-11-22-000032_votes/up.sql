CREATE TABLE portal.vote_participations (
    cooperative_id uuid NOT NULL,
    resolution_id  uuid NOT NULL,
    member_id      uuid NOT NULL,
    CONSTRAINT vote_participations_pkey PRIMARY KEY (cooperative_id, resolution_id, member_id),
    CONSTRAINT vote_participations_voter FOREIGN KEY (cooperative_id, resolution_id, member_id)
        REFERENCES portal.resolution_voters (cooperative_id, resolution_id, member_id)
);
COMMENT ON TABLE portal.vote_participations IS 'Which members voted about a resolution: the turnout. Without a time, so that nothing pairs it with a secret vote.';
COMMENT ON COLUMN portal.vote_participations.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.vote_participations.resolution_id IS 'The resolution.';
COMMENT ON COLUMN portal.vote_participations.member_id IS 'The member.';

CREATE TABLE portal.votes (
    cooperative_id uuid        NOT NULL,
    resolution_id  uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    version        integer     NOT NULL,
    answer         text        NOT NULL,
    cast_by_id     uuid        NOT NULL,
    cast_by        text        NOT NULL,
    cast_at        timestamptz NOT NULL,
    in_the_room    boolean     NOT NULL,
    CONSTRAINT votes_pkey PRIMARY KEY (cooperative_id, resolution_id, member_id, version),
    CONSTRAINT votes_participation FOREIGN KEY (cooperative_id, resolution_id, member_id)
        REFERENCES portal.vote_participations (cooperative_id, resolution_id, member_id),
    CONSTRAINT votes_version CHECK (version > 0),
    CONSTRAINT votes_answer CHECK (answer ~ '^(blank|abstain|1?[0-9])$')
);
COMMENT ON TABLE portal.votes IS 'Named votes: each version is kept, the last one counts. Only its own member sees it before closing.';
COMMENT ON COLUMN portal.votes.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.votes.resolution_id IS 'The resolution.';
COMMENT ON COLUMN portal.votes.member_id IS 'The member.';
COMMENT ON COLUMN portal.votes.version IS 'From 1; the highest counts.';
COMMENT ON COLUMN portal.votes.answer IS 'The place of an option (0 is for, 1 against), blank or abstain.';
COMMENT ON COLUMN portal.votes.cast_by_id IS 'Who cast it.';
COMMENT ON COLUMN portal.votes.cast_by IS 'Name of who cast it.';
COMMENT ON COLUMN portal.votes.cast_at IS 'When.';
COMMENT ON COLUMN portal.votes.in_the_room IS 'Whether the office wrote it down at a roll call in the room.';

CREATE TABLE portal.secret_votes (
    cooperative_id uuid NOT NULL,
    resolution_id  uuid NOT NULL,
    id             uuid NOT NULL,
    answer         text NOT NULL,
    CONSTRAINT secret_votes_pkey PRIMARY KEY (cooperative_id, resolution_id, id),
    CONSTRAINT secret_votes_resolution FOREIGN KEY (cooperative_id, resolution_id)
        REFERENCES portal.resolutions (cooperative_id, id),
    CONSTRAINT secret_votes_answer CHECK (answer ~ '^(blank|abstain|1?[0-9])$')
);
COMMENT ON TABLE portal.secret_votes IS 'Secret votes: no member, no time, and an id drawn by chance alone. Nobody sees one before closing.';
COMMENT ON COLUMN portal.secret_votes.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.secret_votes.resolution_id IS 'The resolution.';
COMMENT ON COLUMN portal.secret_votes.id IS 'Drawn by chance, without a time in it: the published list is in its order.';
COMMENT ON COLUMN portal.secret_votes.answer IS 'The place of an option (0 is for, 1 against), blank or abstain.';

CREATE TABLE portal.assembly_decisions (
    cooperative_id uuid        NOT NULL,
    resolution_id  uuid        NOT NULL,
    number         integer     NOT NULL,
    verdict        text        NOT NULL,
    option_place   integer,
    outcome        text        NOT NULL,
    counts         jsonb       NOT NULL,
    note           text        NOT NULL DEFAULT '',
    decided_at     timestamptz NOT NULL,
    CONSTRAINT assembly_decisions_pkey PRIMARY KEY (cooperative_id, resolution_id),
    CONSTRAINT assembly_decisions_number UNIQUE (cooperative_id, number),
    CONSTRAINT assembly_decisions_resolution FOREIGN KEY (cooperative_id, resolution_id)
        REFERENCES portal.resolutions (cooperative_id, id),
    CONSTRAINT assembly_decisions_verdict CHECK (verdict IN ('adopted', 'rejected', 'no_quorum')
        AND (verdict = 'adopted') = (option_place IS NOT NULL))
);
COMMENT ON TABLE portal.assembly_decisions IS 'What came of each resolution, counted once at closing.';
COMMENT ON COLUMN portal.assembly_decisions.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.assembly_decisions.resolution_id IS 'The resolution.';
COMMENT ON COLUMN portal.assembly_decisions.number IS 'Counts up per cooperative; the list of decisions is in its order.';
COMMENT ON COLUMN portal.assembly_decisions.verdict IS 'Adopted, rejected, or too few took part.';
COMMENT ON COLUMN portal.assembly_decisions.option_place IS 'The option that was chosen; 0 for a resolution that was adopted.';
COMMENT ON COLUMN portal.assembly_decisions.outcome IS 'The words of what was decided.';
COMMENT ON COLUMN portal.assembly_decisions.counts IS 'Members and weight per option, blank, abstained, taken part and of the electorate.';
COMMENT ON COLUMN portal.assembly_decisions.note IS 'What the office wrote beside it.';
COMMENT ON COLUMN portal.assembly_decisions.decided_at IS 'When it was counted.';

CALL platform.wall_in('portal.vote_participations');
CALL platform.wall_in('portal.votes');
CALL platform.wall_in('portal.secret_votes');
CALL platform.wall_in('portal.assembly_decisions');

CREATE POLICY with_its_resolution ON portal.vote_participations AS RESTRICTIVE FOR SELECT TO portal_app
    USING (EXISTS (SELECT FROM portal.resolutions r WHERE r.cooperative_id = vote_participations.cooperative_id
        AND r.id = vote_participations.resolution_id));
CREATE POLICY while_it_is_open ON portal.vote_participations AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK ((current_setting('app.scope') = 'office' OR member_id = current_setting('app.member_id')::uuid)
        AND EXISTS (SELECT FROM portal.resolutions r WHERE r.cooperative_id = vote_participations.cooperative_id
            AND r.id = vote_participations.resolution_id AND r.state = 'open'));
-- Before closing a vote is its own member's alone; after it the count needs all, and others see them where the
-- resolution publishes them.
CREATE POLICY own_until_closed ON portal.votes AS RESTRICTIVE FOR SELECT TO portal_app
    USING (member_id = current_setting('app.member_id')::uuid OR EXISTS (SELECT FROM portal.resolutions r
        WHERE r.cooperative_id = votes.cooperative_id AND r.id = votes.resolution_id AND r.state = 'closed'
            AND (r.per_member OR current_setting('app.scope') = 'office')));
CREATE POLICY while_it_is_open ON portal.votes AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (((current_setting('app.scope') = 'office' AND in_the_room)
            OR (member_id = current_setting('app.member_id')::uuid AND NOT in_the_room))
        AND EXISTS (SELECT FROM portal.resolutions r WHERE r.cooperative_id = votes.cooperative_id
            AND r.id = votes.resolution_id AND r.state = 'open' AND NOT r.secret));
CREATE POLICY after_closing ON portal.secret_votes AS RESTRICTIVE FOR SELECT TO portal_app
    USING (EXISTS (SELECT FROM portal.resolutions r WHERE r.cooperative_id = secret_votes.cooperative_id
        AND r.id = secret_votes.resolution_id AND r.state = 'closed'));
CREATE POLICY while_it_is_open ON portal.secret_votes AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'member' AND EXISTS (SELECT FROM portal.resolutions r
        WHERE r.cooperative_id = secret_votes.cooperative_id AND r.id = secret_votes.resolution_id
            AND r.state = 'open' AND r.secret));
CREATE POLICY with_its_resolution ON portal.assembly_decisions AS RESTRICTIVE FOR SELECT TO portal_app
    USING (EXISTS (SELECT FROM portal.resolutions r WHERE r.cooperative_id = assembly_decisions.cooperative_id
        AND r.id = assembly_decisions.resolution_id));
CREATE POLICY of_what_is_closed ON portal.assembly_decisions AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.resolutions r
        WHERE r.cooperative_id = assembly_decisions.cooperative_id AND r.id = assembly_decisions.resolution_id
            AND r.state = 'closed'));

GRANT SELECT, INSERT ON portal.votes, portal.assembly_decisions TO portal_app;
-- By column: the columns that PostgreSQL keeps by itself (xmin, ctid) would pair who took part with a secret vote.
GRANT SELECT (cooperative_id, resolution_id, member_id), INSERT ON portal.vote_participations TO portal_app;
GRANT SELECT (cooperative_id, resolution_id, id, answer), INSERT ON portal.secret_votes TO portal_app;
