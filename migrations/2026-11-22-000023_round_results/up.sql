CREATE TABLE portal.round_results (
    cooperative_id uuid        NOT NULL,
    round_id       uuid        NOT NULL,
    file           text        NOT NULL,
    sha256         text        NOT NULL,
    head           text        NOT NULL,
    closed_at      timestamptz NOT NULL,
    CONSTRAINT round_results_pkey PRIMARY KEY (cooperative_id, round_id),
    CONSTRAINT round_results_round FOREIGN KEY (cooperative_id, round_id) REFERENCES portal.rounds (cooperative_id, id)
);
COMMENT ON TABLE portal.round_results IS 'The result of a closed round, as a file that anybody can verify.';
COMMENT ON COLUMN portal.round_results.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.round_results.round_id IS 'The round.';
COMMENT ON COLUMN portal.round_results.file IS 'The round as gemeengoed/round/1, in canonical JSON (RFC 8785).';
COMMENT ON COLUMN portal.round_results.sha256 IS 'Fingerprint of the file.';
COMMENT ON COLUMN portal.round_results.head IS 'The hash of its last ballot.';
COMMENT ON COLUMN portal.round_results.closed_at IS 'When it was counted.';

CREATE TABLE portal.round_decisions (
    cooperative_id uuid        NOT NULL,
    round_id       uuid        NOT NULL,
    candidate_id   uuid        NOT NULL,
    funded         boolean     NOT NULL,
    verdict        text        NOT NULL,
    reason         text        NOT NULL DEFAULT '',
    place          integer,
    decided_by_id  uuid        NOT NULL,
    decided_by     text        NOT NULL,
    decided_at     timestamptz NOT NULL,
    CONSTRAINT round_decisions_pkey PRIMARY KEY (cooperative_id, round_id, candidate_id),
    CONSTRAINT round_decisions_candidate FOREIGN KEY (cooperative_id, round_id, candidate_id)
        REFERENCES portal.round_candidates (cooperative_id, round_id, candidate_id),
    CONSTRAINT round_decisions_verdict CHECK (verdict IN ('follow', 'deviate')),
    CONSTRAINT round_decisions_reason CHECK (verdict = 'follow' OR btrim(reason) <> '')
);
COMMENT ON TABLE portal.round_decisions IS 'What the board decided about each candidate after a round, and why where it deviates.';
COMMENT ON COLUMN portal.round_decisions.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.round_decisions.round_id IS 'The round.';
COMMENT ON COLUMN portal.round_decisions.candidate_id IS 'The candidate.';
COMMENT ON COLUMN portal.round_decisions.funded IS 'Whether the board funds it.';
COMMENT ON COLUMN portal.round_decisions.verdict IS 'Follow the outcome of the round, or deviate from it.';
COMMENT ON COLUMN portal.round_decisions.reason IS 'Why; never empty where it deviates.';
COMMENT ON COLUMN portal.round_decisions.place IS 'Place in the queue as the board decided it.';
COMMENT ON COLUMN portal.round_decisions.decided_by_id IS 'Who decided.';
COMMENT ON COLUMN portal.round_decisions.decided_by IS 'Name of who decided.';
COMMENT ON COLUMN portal.round_decisions.decided_at IS 'When.';

CREATE TABLE portal.round_challenges (
    cooperative_id uuid        NOT NULL,
    round_id       uuid        NOT NULL,
    reason         text        NOT NULL,
    made_by        text        NOT NULL,
    made_at        timestamptz NOT NULL,
    CONSTRAINT round_challenges_pkey PRIMARY KEY (cooperative_id, round_id),
    CONSTRAINT round_challenges_round FOREIGN KEY (cooperative_id, round_id) REFERENCES portal.rounds (cooperative_id, id),
    CONSTRAINT round_challenges_reason CHECK (btrim(reason) <> '')
);
COMMENT ON TABLE portal.round_challenges IS 'Results that were challenged: they lead to a new round, and both are kept.';
COMMENT ON COLUMN portal.round_challenges.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.round_challenges.round_id IS 'The round.';
COMMENT ON COLUMN portal.round_challenges.reason IS 'Why.';
COMMENT ON COLUMN portal.round_challenges.made_by IS 'Name of the person who noted it.';
COMMENT ON COLUMN portal.round_challenges.made_at IS 'When.';

CREATE TABLE portal.round_reminders (
    cooperative_id uuid        NOT NULL,
    round_id       uuid        NOT NULL,
    on_day         date        NOT NULL,
    sent_by        text        NOT NULL,
    sent_at        timestamptz NOT NULL,
    CONSTRAINT round_reminders_pkey PRIMARY KEY (cooperative_id, round_id, on_day),
    CONSTRAINT round_reminders_round FOREIGN KEY (cooperative_id, round_id) REFERENCES portal.rounds (cooperative_id, id)
);
COMMENT ON TABLE portal.round_reminders IS 'Reminders to those who had not voted: on a day at most one.';
COMMENT ON COLUMN portal.round_reminders.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.round_reminders.round_id IS 'The round.';
COMMENT ON COLUMN portal.round_reminders.on_day IS 'The day, in Europe/Amsterdam.';
COMMENT ON COLUMN portal.round_reminders.sent_by IS 'Name of who sent it; the portal itself sends one before closing.';
COMMENT ON COLUMN portal.round_reminders.sent_at IS 'When.';

CALL platform.wall_in('portal.round_results');
CALL platform.wall_in('portal.round_decisions');
CALL platform.wall_in('portal.round_challenges');
CALL platform.wall_in('portal.round_reminders');

-- A result comes in while its round closes, and a round is closed when its result is there.
CREATE POLICY while_closing ON portal.round_results AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.round_states s
        WHERE s.cooperative_id = round_results.cooperative_id
            AND s.round_id = round_results.round_id AND s.state = 'closing'));
CREATE POLICY closed_with_result ON portal.round_states AS RESTRICTIVE FOR UPDATE TO portal_app USING (true)
    WITH CHECK (state <> 'closed' OR EXISTS (SELECT FROM portal.round_results r
        WHERE r.cooperative_id = round_states.cooperative_id AND r.round_id = round_states.round_id));
CREATE POLICY after_closing ON portal.round_decisions AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.round_states s
        WHERE s.cooperative_id = round_decisions.cooperative_id
            AND s.round_id = round_decisions.round_id AND s.state = 'closed'));
CREATE POLICY after_closing ON portal.round_challenges AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.round_states s
        WHERE s.cooperative_id = round_challenges.cooperative_id
            AND s.round_id = round_challenges.round_id AND s.state = 'closed'));
CREATE POLICY while_open ON portal.round_reminders AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.round_states s
        WHERE s.cooperative_id = round_reminders.cooperative_id
            AND s.round_id = round_reminders.round_id AND s.state = 'open'));
CREATE POLICY worker ON portal.round_reminders FOR SELECT TO portal_worker USING (true);

GRANT SELECT, INSERT ON portal.round_results, portal.round_decisions, portal.round_challenges, portal.round_reminders TO portal_app;
GRANT SELECT (cooperative_id, round_id, sent_at) ON portal.round_reminders TO portal_worker;
