CREATE TABLE portal.cost_lines (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    period_id      uuid        NOT NULL,
    service_id     uuid        NOT NULL,
    category       text        NOT NULL,
    cents          bigint      NOT NULL,
    reference      text        NOT NULL DEFAULT '',
    entered_by     text        NOT NULL,
    entered_at     timestamptz NOT NULL,
    withdrawn_by   text,
    withdrawn_at   timestamptz,
    CONSTRAINT cost_lines_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT cost_lines_period FOREIGN KEY (cooperative_id, period_id) REFERENCES portal.periods (cooperative_id, id),
    CONSTRAINT cost_lines_service FOREIGN KEY (cooperative_id, service_id) REFERENCES portal.services (cooperative_id, id),
    CONSTRAINT cost_lines_withdrawn CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
);
CREATE INDEX cost_lines_of_period ON portal.cost_lines (cooperative_id, period_id, service_id);
COMMENT ON TABLE portal.cost_lines IS 'Actual costs of a service in a period. Withdrawn, never deleted.';
COMMENT ON COLUMN portal.cost_lines.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.cost_lines.id IS 'The cost.';
COMMENT ON COLUMN portal.cost_lines.period_id IS 'The period it counts in.';
COMMENT ON COLUMN portal.cost_lines.service_id IS 'The service that bears it.';
COMMENT ON COLUMN portal.cost_lines.category IS 'What kind of cost, in words.';
COMMENT ON COLUMN portal.cost_lines.cents IS 'Amount without VAT, in euro cents; negative for a refund.';
COMMENT ON COLUMN portal.cost_lines.reference IS 'Document that proves it.';
COMMENT ON COLUMN portal.cost_lines.entered_by IS 'Name of the person who entered it.';
COMMENT ON COLUMN portal.cost_lines.entered_at IS 'When.';
COMMENT ON COLUMN portal.cost_lines.withdrawn_by IS 'Name of the person who took it back.';
COMMENT ON COLUMN portal.cost_lines.withdrawn_at IS 'When it was taken back.';

CREATE TABLE portal.allocation_runs (
    cooperative_id  uuid        NOT NULL,
    id              uuid        NOT NULL,
    period_id       uuid        NOT NULL,
    number          integer     NOT NULL,
    state           text        NOT NULL,
    scenario        text        NOT NULL,
    scenario_sha256 text        NOT NULL,
    pinned_costs    jsonb       NOT NULL,
    pinned_at       timestamptz NOT NULL,
    total_cents     bigint      NOT NULL,
    made_by_id      uuid        NOT NULL,
    made_by         text        NOT NULL,
    made_at         timestamptz NOT NULL,
    reviewed_by_id  uuid,
    reviewed_by     text,
    reviewed_at     timestamptz,
    decided_by_id   uuid,
    decided_by      text,
    decided_at      timestamptz,
    decision_note   text        NOT NULL DEFAULT '',
    CONSTRAINT allocation_runs_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT allocation_runs_number UNIQUE (cooperative_id, period_id, number),
    CONSTRAINT allocation_runs_period FOREIGN KEY (cooperative_id, period_id) REFERENCES portal.periods (cooperative_id, id),
    CONSTRAINT allocation_runs_state CHECK (state IN ('draft', 'reviewed', 'approved', 'rejected')),
    CONSTRAINT allocation_runs_reviewed CHECK ((state = 'draft') = (reviewed_by_id IS NULL)),
    CONSTRAINT allocation_runs_decided CHECK ((state IN ('approved', 'rejected')) = (decided_by_id IS NOT NULL)),
    CONSTRAINT allocation_runs_reason CHECK (state <> 'rejected' OR decision_note <> ''),
    CONSTRAINT runs_four_eyes CHECK (state <> 'approved'
        OR (decided_by_id <> made_by_id AND decided_by_id <> reviewed_by_id))
);
CREATE UNIQUE INDEX allocation_runs_one_approved ON portal.allocation_runs (cooperative_id, period_id)
    WHERE state = 'approved';
COMMENT ON TABLE portal.allocation_runs IS 'Divisions of a period''s costs. Pins its input; approved by a second person, and then immutable.';
COMMENT ON COLUMN portal.allocation_runs.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.allocation_runs.id IS 'The run.';
COMMENT ON COLUMN portal.allocation_runs.period_id IS 'The period whose costs it divides.';
COMMENT ON COLUMN portal.allocation_runs.number IS 'Counts up per period.';
COMMENT ON COLUMN portal.allocation_runs.state IS 'Draft, reviewed, approved or rejected.';
COMMENT ON COLUMN portal.allocation_runs.scenario IS 'The input, as canonical JSON (RFC 8785).';
COMMENT ON COLUMN portal.allocation_runs.scenario_sha256 IS 'Fingerprint of the input.';
COMMENT ON COLUMN portal.allocation_runs.pinned_costs IS 'The cost lines behind each pool, as they were.';
COMMENT ON COLUMN portal.allocation_runs.pinned_at IS 'Usage stored up to this moment counts.';
COMMENT ON COLUMN portal.allocation_runs.total_cents IS 'All costs divided, in euro cents.';
COMMENT ON COLUMN portal.allocation_runs.made_by_id IS 'Who made it.';
COMMENT ON COLUMN portal.allocation_runs.made_by IS 'Name of who made it.';
COMMENT ON COLUMN portal.allocation_runs.made_at IS 'When.';
COMMENT ON COLUMN portal.allocation_runs.reviewed_by_id IS 'Who reviewed it and offered it for approval.';
COMMENT ON COLUMN portal.allocation_runs.reviewed_by IS 'Name of who reviewed it.';
COMMENT ON COLUMN portal.allocation_runs.reviewed_at IS 'When.';
COMMENT ON COLUMN portal.allocation_runs.decided_by_id IS 'Who approved or rejected it: never who made or reviewed it.';
COMMENT ON COLUMN portal.allocation_runs.decided_by IS 'Name of who decided.';
COMMENT ON COLUMN portal.allocation_runs.decided_at IS 'When.';
COMMENT ON COLUMN portal.allocation_runs.decision_note IS 'Note with the decision; obligatory with a rejection.';

CREATE TABLE portal.allocation_lines (
    cooperative_id uuid   NOT NULL,
    run_id         uuid   NOT NULL,
    service_id     uuid   NOT NULL,
    member_id      uuid   NOT NULL,
    cents          bigint NOT NULL,
    derivation     jsonb  NOT NULL,
    CONSTRAINT allocation_lines_pkey PRIMARY KEY (cooperative_id, run_id, service_id, member_id),
    CONSTRAINT allocation_lines_run FOREIGN KEY (cooperative_id, run_id) REFERENCES portal.allocation_runs (cooperative_id, id),
    CONSTRAINT allocation_lines_service FOREIGN KEY (cooperative_id, service_id) REFERENCES portal.services (cooperative_id, id),
    CONSTRAINT allocation_lines_member FOREIGN KEY (cooperative_id, member_id) REFERENCES portal.members (cooperative_id, id)
);
CREATE INDEX allocation_lines_of_member ON portal.allocation_lines (cooperative_id, member_id, run_id);
COMMENT ON TABLE portal.allocation_lines IS 'What each member pays for each service in a run, and why.';
COMMENT ON COLUMN portal.allocation_lines.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.allocation_lines.run_id IS 'The run.';
COMMENT ON COLUMN portal.allocation_lines.service_id IS 'The service.';
COMMENT ON COLUMN portal.allocation_lines.member_id IS 'The member.';
COMMENT ON COLUMN portal.allocation_lines.cents IS 'Amount without VAT, in euro cents.';
COMMENT ON COLUMN portal.allocation_lines.derivation IS 'How the amount came about, step by step.';

CREATE TABLE portal.run_remarks (
    cooperative_id uuid        NOT NULL,
    run_id         uuid        NOT NULL,
    service_id     uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    remark         text        NOT NULL,
    made_by        text        NOT NULL,
    made_at        timestamptz NOT NULL,
    CONSTRAINT run_remarks_pkey PRIMARY KEY (cooperative_id, run_id, service_id, member_id),
    CONSTRAINT run_remarks_line FOREIGN KEY (cooperative_id, run_id, service_id, member_id)
        REFERENCES portal.allocation_lines (cooperative_id, run_id, service_id, member_id)
);
COMMENT ON TABLE portal.run_remarks IS 'Why an amount differs much from the period before.';
COMMENT ON COLUMN portal.run_remarks.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.run_remarks.run_id IS 'The run.';
COMMENT ON COLUMN portal.run_remarks.service_id IS 'The service.';
COMMENT ON COLUMN portal.run_remarks.member_id IS 'The member.';
COMMENT ON COLUMN portal.run_remarks.remark IS 'The explanation, in words.';
COMMENT ON COLUMN portal.run_remarks.made_by IS 'Name of the person who explained.';
COMMENT ON COLUMN portal.run_remarks.made_at IS 'When.';

CALL platform.wall_in('portal.cost_lines');
CALL platform.wall_in('portal.allocation_runs');
CALL platform.wall_in('portal.allocation_lines');
CALL platform.wall_in('portal.run_remarks');

-- Members see approved runs only; and what is approved or rejected, nobody changes.
CREATE POLICY members_see_approved ON portal.allocation_runs AS RESTRICTIVE FOR SELECT TO portal_app
    USING (current_setting('app.scope') = 'office' OR state = 'approved');
CREATE POLICY decided_is_final ON portal.allocation_runs AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (current_setting('app.scope') = 'office' AND state IN ('draft', 'reviewed')) WITH CHECK (true);
CREATE POLICY members_see_approved ON portal.allocation_lines AS RESTRICTIVE FOR SELECT TO portal_app
    USING (current_setting('app.scope') = 'office' OR EXISTS (SELECT FROM portal.allocation_runs r
        WHERE r.cooperative_id = allocation_lines.cooperative_id AND r.id = allocation_lines.run_id));
CREATE POLICY only_into_drafts ON portal.allocation_lines AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (EXISTS (SELECT FROM portal.allocation_runs r WHERE r.cooperative_id = allocation_lines.cooperative_id
        AND r.id = allocation_lines.run_id AND r.state = 'draft'));
CREATE POLICY members_see_approved ON portal.run_remarks AS RESTRICTIVE FOR SELECT TO portal_app
    USING (current_setting('app.scope') = 'office' OR EXISTS (SELECT FROM portal.allocation_runs r
        WHERE r.cooperative_id = run_remarks.cooperative_id AND r.id = run_remarks.run_id));
CREATE POLICY not_after_the_decision ON portal.run_remarks AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (EXISTS (SELECT FROM portal.allocation_runs r WHERE r.cooperative_id = run_remarks.cooperative_id
        AND r.id = run_remarks.run_id AND r.state IN ('draft', 'reviewed')));
CREATE POLICY before_the_decision ON portal.run_remarks AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (EXISTS (SELECT FROM portal.allocation_runs r WHERE r.cooperative_id = run_remarks.cooperative_id
        AND r.id = run_remarks.run_id AND r.state IN ('draft', 'reviewed')));

GRANT SELECT, INSERT, UPDATE ON portal.cost_lines, portal.allocation_runs, portal.run_remarks TO portal_app;
GRANT SELECT, INSERT ON portal.allocation_lines TO portal_app;
