-- A round is set up (rounds), opened (round_openings and what is frozen with it) and closed (round_results). Only where it
-- stands changes, in a table of its own: who casts or closes locks that one row, and everything else is written once.
CREATE TABLE portal.rounds (
    cooperative_id     uuid        NOT NULL CONSTRAINT rounds_cooperative REFERENCES platform.cooperatives (id),
    id                 uuid        NOT NULL,
    number             integer     NOT NULL,
    title              text        NOT NULL,
    intro              text        NOT NULL DEFAULT '',
    rules              jsonb       NOT NULL,
    budget_cents       bigint      NOT NULL,
    candidate_ids      jsonb       NOT NULL,
    opens_at           timestamptz NOT NULL,
    closes_at          timestamptz NOT NULL,
    meeting_on         date,
    quorum             jsonb,
    proxies_per_holder integer     NOT NULL,
    weights            text        NOT NULL,
    secrecy            text        NOT NULL DEFAULT 'named',
    remind_days        integer     NOT NULL,
    repeats_id         uuid,
    made_by_id         uuid        NOT NULL,
    made_by            text        NOT NULL,
    made_at            timestamptz NOT NULL,
    CONSTRAINT rounds_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT rounds_number UNIQUE (cooperative_id, number),
    CONSTRAINT rounds_title UNIQUE (cooperative_id, title),
    CONSTRAINT rounds_made_by UNIQUE (cooperative_id, id, made_by_id),
    CONSTRAINT rounds_repeats FOREIGN KEY (cooperative_id, repeats_id) REFERENCES portal.rounds (cooperative_id, id),
    CONSTRAINT rounds_budget CHECK (budget_cents > 0),
    CONSTRAINT rounds_hours CHECK (opens_at < closes_at),
    CONSTRAINT rounds_advance CHECK (opens_at >= ((meeting_on - 30)::timestamp AT TIME ZONE 'Europe/Amsterdam')
        AND closes_at <= ((meeting_on + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam')),
    CONSTRAINT rounds_proxies CHECK (proxies_per_holder BETWEEN 0 AND 100),
    CONSTRAINT rounds_weights CHECK (weights IN ('equal', 'weighted')),
    CONSTRAINT rounds_secrecy CHECK (secrecy = 'named'),
    CONSTRAINT rounds_remind CHECK (remind_days BETWEEN 0 AND 30)
);
COMMENT ON TABLE portal.rounds IS 'Rounds as the office sets them up: what is asked, by which rules, and until when.';
COMMENT ON COLUMN portal.rounds.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.rounds.id IS 'The round.';
COMMENT ON COLUMN portal.rounds.number IS 'Counts up per cooperative; members know it by this.';
COMMENT ON COLUMN portal.rounds.title IS 'What it is called.';
COMMENT ON COLUMN portal.rounds.intro IS 'What it is about, in plain Dutch.';
COMMENT ON COLUMN portal.rounds.rules IS 'How it is counted, as in gemeengoed/round/1; budget and candidates come in at opening.';
COMMENT ON COLUMN portal.rounds.budget_cents IS 'What can be spent, without VAT, in euro cents.';
COMMENT ON COLUMN portal.rounds.candidate_ids IS 'Candidates chosen for it, in their order; frozen in round_candidates at opening.';
COMMENT ON COLUMN portal.rounds.opens_at IS 'Ballots are taken from this instant on.';
COMMENT ON COLUMN portal.rounds.closes_at IS 'Ballots are refused from this instant on.';
COMMENT ON COLUMN portal.rounds.meeting_on IS 'Day of the meeting that it is held for, if any.';
COMMENT ON COLUMN portal.rounds.quorum IS 'Which part of the members or of their weight has to take part, if any.';
COMMENT ON COLUMN portal.rounds.proxies_per_holder IS 'For how many others one voter may vote at most.';
COMMENT ON COLUMN portal.rounds.weights IS 'Equal: one member one vote. Weighted: by the votes of each member.';
COMMENT ON COLUMN portal.rounds.secrecy IS 'Named: on the name of the member, and hidden until the round is closed.';
COMMENT ON COLUMN portal.rounds.remind_days IS 'So many days before it closes those who have not voted are reminded; none where 0.';
COMMENT ON COLUMN portal.rounds.repeats_id IS 'The round whose challenged result it votes about again.';
COMMENT ON COLUMN portal.rounds.made_by_id IS 'Who set it up, or changed it last.';
COMMENT ON COLUMN portal.rounds.made_by IS 'Name of that person.';
COMMENT ON COLUMN portal.rounds.made_at IS 'When.';

CREATE TABLE portal.round_states (
    cooperative_id uuid        NOT NULL,
    round_id       uuid        NOT NULL,
    state          text        NOT NULL,
    since          timestamptz NOT NULL,
    CONSTRAINT round_states_pkey PRIMARY KEY (cooperative_id, round_id),
    CONSTRAINT round_states_round FOREIGN KEY (cooperative_id, round_id) REFERENCES portal.rounds (cooperative_id, id),
    CONSTRAINT round_states_state CHECK (state IN ('draft', 'open', 'closing', 'closed', 'void'))
);
COMMENT ON TABLE portal.round_states IS 'Where each round stands; locked by whoever casts, gives a proxy or closes.';
COMMENT ON COLUMN portal.round_states.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.round_states.round_id IS 'The round.';
COMMENT ON COLUMN portal.round_states.state IS 'Draft, open, closing, closed or void.';
COMMENT ON COLUMN portal.round_states.since IS 'Since when.';

CREATE TABLE portal.round_openings (
    cooperative_id uuid        NOT NULL,
    round_id       uuid        NOT NULL,
    made_by_id     uuid        NOT NULL,
    opened_by_id   uuid        NOT NULL,
    opened_by      text        NOT NULL,
    opened_at      timestamptz NOT NULL,
    hash           text        NOT NULL,
    lot_commitment text        NOT NULL,
    CONSTRAINT round_openings_pkey PRIMARY KEY (cooperative_id, round_id),
    CONSTRAINT round_openings_round FOREIGN KEY (cooperative_id, round_id, made_by_id)
        REFERENCES portal.rounds (cooperative_id, id, made_by_id),
    CONSTRAINT round_openings_four_eyes CHECK (opened_by_id <> made_by_id),
    CONSTRAINT round_openings_hashes CHECK (hash ~ '^[0-9a-f]{64}$' AND lot_commitment ~ '^[0-9a-f]{64}$')
);
COMMENT ON TABLE portal.round_openings IS 'The opening of a round by a second person, and the hash of all that cannot change after it.';
COMMENT ON COLUMN portal.round_openings.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.round_openings.round_id IS 'The round.';
COMMENT ON COLUMN portal.round_openings.made_by_id IS 'Who set the round up.';
COMMENT ON COLUMN portal.round_openings.opened_by_id IS 'Who opened it: never who set it up.';
COMMENT ON COLUMN portal.round_openings.opened_by IS 'Name of who opened it.';
COMMENT ON COLUMN portal.round_openings.opened_at IS 'When.';
COMMENT ON COLUMN portal.round_openings.hash IS 'SHA-256 of rules, quorum, proxies, electorate and the lot''s commitment, in hexadecimal.';
COMMENT ON COLUMN portal.round_openings.lot_commitment IS 'SHA-256 of the lot''s seed, in hexadecimal.';

CREATE TABLE portal.round_candidates (
    cooperative_id uuid        NOT NULL,
    round_id       uuid        NOT NULL,
    candidate_id   uuid        NOT NULL,
    place          integer     NOT NULL,
    name           text        NOT NULL,
    cost_cents     bigint      NOT NULL,
    CONSTRAINT round_candidates_pkey PRIMARY KEY (cooperative_id, round_id, candidate_id),
    CONSTRAINT round_candidates_place UNIQUE (cooperative_id, round_id, place),
    CONSTRAINT round_candidates_round FOREIGN KEY (cooperative_id, round_id) REFERENCES portal.rounds (cooperative_id, id),
    CONSTRAINT round_candidates_candidate FOREIGN KEY (cooperative_id, candidate_id)
        REFERENCES portal.candidates (cooperative_id, id),
    CONSTRAINT round_candidates_cost CHECK (cost_cents > 0)
);
COMMENT ON TABLE portal.round_candidates IS 'What a round asks about, with name and cost as they were at opening.';
COMMENT ON COLUMN portal.round_candidates.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.round_candidates.round_id IS 'The round.';
COMMENT ON COLUMN portal.round_candidates.candidate_id IS 'The candidate.';
COMMENT ON COLUMN portal.round_candidates.place IS 'Place on the ballot, from 1.';
COMMENT ON COLUMN portal.round_candidates.name IS 'Its name at opening.';
COMMENT ON COLUMN portal.round_candidates.cost_cents IS 'What funding it costs, once, without VAT, in euro cents.';

CREATE TABLE portal.round_electors (
    cooperative_id uuid        NOT NULL,
    round_id       uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    place          integer     NOT NULL,
    name           text        NOT NULL,
    weight         integer     NOT NULL,
    CONSTRAINT round_electors_pkey PRIMARY KEY (cooperative_id, round_id, member_id),
    CONSTRAINT round_electors_place UNIQUE (cooperative_id, round_id, place),
    CONSTRAINT round_electors_round FOREIGN KEY (cooperative_id, round_id) REFERENCES portal.rounds (cooperative_id, id),
    CONSTRAINT round_electors_member FOREIGN KEY (cooperative_id, member_id) REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT round_electors_weight CHECK (weight > 0)
);
COMMENT ON TABLE portal.round_electors IS 'Who may vote in a round, with the weight at opening.';
COMMENT ON COLUMN portal.round_electors.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.round_electors.round_id IS 'The round.';
COMMENT ON COLUMN portal.round_electors.member_id IS 'The member.';
COMMENT ON COLUMN portal.round_electors.place IS 'Place in the electorate, from 1.';
COMMENT ON COLUMN portal.round_electors.name IS 'Its name at opening.';
COMMENT ON COLUMN portal.round_electors.weight IS 'Its votes.';

CREATE TABLE portal.round_lots (
    cooperative_id uuid        NOT NULL,
    round_id       uuid        NOT NULL,
    seed           text        NOT NULL,
    CONSTRAINT round_lots_pkey PRIMARY KEY (cooperative_id, round_id),
    CONSTRAINT round_lots_round FOREIGN KEY (cooperative_id, round_id) REFERENCES portal.rounds (cooperative_id, id)
);
COMMENT ON TABLE portal.round_lots IS 'The seed of a round''s lot: in sight of nobody before the round closes.';
COMMENT ON COLUMN portal.round_lots.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.round_lots.round_id IS 'The round.';
COMMENT ON COLUMN portal.round_lots.seed IS 'The seed; its SHA-256 was published at opening.';

CALL platform.wall_in('portal.rounds');
CALL platform.wall_in('portal.round_states');
CALL platform.wall_in('portal.round_openings');
CALL platform.wall_in('portal.round_candidates');
CALL platform.wall_in('portal.round_electors');
CALL platform.wall_in('portal.round_lots');

-- Drafts are the office's; what was opened is everybody's, and no UPDATE finds it.
CREATE POLICY drafts_are_the_offices ON portal.rounds AS RESTRICTIVE FOR SELECT TO portal_app
    USING (current_setting('app.scope') = 'office' OR EXISTS (SELECT FROM portal.round_states s
        WHERE s.cooperative_id = rounds.cooperative_id AND s.round_id = rounds.id AND s.state <> 'draft'));
CREATE POLICY only_the_office ON portal.rounds AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office');
CREATE POLICY only_drafts ON portal.rounds AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.round_states s
        WHERE s.cooperative_id = rounds.cooperative_id AND s.round_id = rounds.id AND s.state = 'draft')) WITH CHECK (true);

-- Members lock the row (FOR SHARE asks for USING); only the office moves it on, never back to a draft, and never from an end.
CREATE POLICY begins_as_draft ON portal.round_states AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND state = 'draft');
CREATE POLICY never_back ON portal.round_states AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (state IN ('draft', 'open', 'closing'))
    WITH CHECK (current_setting('app.scope') = 'office' AND (state = 'void' OR state IN ('open', 'closing', 'closed')
        AND EXISTS (SELECT FROM portal.round_openings o WHERE o.cooperative_id = round_states.cooperative_id
            AND o.round_id = round_states.round_id)));

-- What is frozen comes in while the round is a draft, in the transaction that opens it.
CREATE POLICY at_opening ON portal.round_openings AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.round_states s
        WHERE s.cooperative_id = round_openings.cooperative_id
            AND s.round_id = round_openings.round_id AND s.state = 'draft'));
CREATE POLICY at_opening ON portal.round_candidates AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.round_states s
        WHERE s.cooperative_id = round_candidates.cooperative_id
            AND s.round_id = round_candidates.round_id AND s.state = 'draft'));
CREATE POLICY at_opening ON portal.round_electors AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.round_states s
        WHERE s.cooperative_id = round_electors.cooperative_id
            AND s.round_id = round_electors.round_id AND s.state = 'draft'));
CREATE POLICY at_opening ON portal.round_lots AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.round_states s
        WHERE s.cooperative_id = round_lots.cooperative_id AND s.round_id = round_lots.round_id AND s.state = 'draft'));

-- The seed must be chosen before the first ballot, and whoever knows it before the last could tell who wins a tie. So the
-- portal itself cannot read it back before the round closes; only its commitment is in sight. Whoever owns the database
-- still can: the lot decides last, after cost and votes, and that is proportionate.
CREATE POLICY revealed_at_closing ON portal.round_lots AS RESTRICTIVE FOR SELECT TO portal_app
    USING (EXISTS (SELECT FROM portal.round_states s WHERE s.cooperative_id = round_lots.cooperative_id
            AND s.round_id = round_lots.round_id AND s.state IN ('closing', 'closed')));

CREATE POLICY worker ON portal.rounds FOR SELECT TO portal_worker USING (true);
CREATE POLICY worker ON portal.round_states FOR SELECT TO portal_worker USING (true);

GRANT SELECT, INSERT ON portal.round_openings, portal.round_candidates, portal.round_electors, portal.round_lots TO portal_app;
GRANT SELECT, INSERT, UPDATE ON portal.rounds TO portal_app;
GRANT SELECT, INSERT, UPDATE (state, since) ON portal.round_states TO portal_app;
GRANT SELECT (cooperative_id, id, opens_at, closes_at, remind_days) ON portal.rounds TO portal_worker;
GRANT SELECT (cooperative_id, round_id, state) ON portal.round_states TO portal_worker;
