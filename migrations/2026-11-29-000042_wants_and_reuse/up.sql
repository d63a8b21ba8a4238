CREATE TABLE portal.solution_wants (
    cooperative_id uuid        NOT NULL,
    solution_id    uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    since          timestamptz NOT NULL,
    by_person      text        NOT NULL,
    with_support   boolean     NOT NULL,
    withdrawn_at   timestamptz,
    CONSTRAINT solution_wants_pkey PRIMARY KEY (cooperative_id, solution_id, member_id),
    CONSTRAINT solution_wants_solution FOREIGN KEY (cooperative_id, solution_id)
        REFERENCES portal.solutions (cooperative_id, id),
    CONSTRAINT solution_wants_member FOREIGN KEY (cooperative_id, member_id) REFERENCES portal.members (cooperative_id, id)
);
COMMENT ON TABLE portal.solution_wants IS 'Members that want a solution too: demand for the roadmap.';
COMMENT ON COLUMN portal.solution_wants.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.solution_wants.solution_id IS 'The solution.';
COMMENT ON COLUMN portal.solution_wants.member_id IS 'The member.';
COMMENT ON COLUMN portal.solution_wants.since IS 'Since when.';
COMMENT ON COLUMN portal.solution_wants.by_person IS 'Name of the person who said so.';
COMMENT ON COLUMN portal.solution_wants.with_support IS 'Whether the member supports the candidate because of this, and stops when it wants this no longer.';
COMMENT ON COLUMN portal.solution_wants.withdrawn_at IS 'When the member took it back; absent while it lasts.';

-- The reuse ledger: only added to. A new estimate stands beside the old one and takes its place in the totals.
CREATE TABLE portal.reuses (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    solution_id    uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    builder_id     uuid        NOT NULL,
    reused_on      date        NOT NULL,
    avoided_cents  bigint      NOT NULL,
    explanation    text        NOT NULL,
    replaces       uuid,
    by_person      text        NOT NULL,
    at             timestamptz NOT NULL,
    CONSTRAINT reuses_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT reuses_replaced_once UNIQUE (cooperative_id, replaces),
    CONSTRAINT reuses_solution FOREIGN KEY (cooperative_id, solution_id) REFERENCES portal.solutions (cooperative_id, id),
    CONSTRAINT reuses_member FOREIGN KEY (cooperative_id, member_id) REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT reuses_builder FOREIGN KEY (cooperative_id, builder_id) REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT reuses_replaces FOREIGN KEY (cooperative_id, replaces) REFERENCES portal.reuses (cooperative_id, id),
    CONSTRAINT reuses_of_another CHECK (member_id <> builder_id),
    CONSTRAINT reuses_explained CHECK (explanation <> ''),
    CONSTRAINT reuses_avoided CHECK (avoided_cents >= 0)
);
CREATE INDEX reuses_of_solution ON portal.reuses (cooperative_id, solution_id, member_id);
COMMENT ON TABLE portal.reuses IS 'The reuse ledger: what members saved by using what another built.';
COMMENT ON COLUMN portal.reuses.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.reuses.id IS 'The entry.';
COMMENT ON COLUMN portal.reuses.solution_id IS 'The solution.';
COMMENT ON COLUMN portal.reuses.member_id IS 'The member that reuses it, and estimates.';
COMMENT ON COLUMN portal.reuses.builder_id IS 'The member that built it, and gets the credit.';
COMMENT ON COLUMN portal.reuses.reused_on IS 'From which day.';
COMMENT ON COLUMN portal.reuses.avoided_cents IS 'Costs avoided, once, as the member estimates, without VAT, in euro cents.';
COMMENT ON COLUMN portal.reuses.explanation IS 'How the member came to this estimate.';
COMMENT ON COLUMN portal.reuses.replaces IS 'The earlier estimate of the same reuse that this one replaces.';
COMMENT ON COLUMN portal.reuses.by_person IS 'Name of the person who entered it.';
COMMENT ON COLUMN portal.reuses.at IS 'When.';

CALL platform.wall_in('portal.solution_wants');
CALL platform.wall_in('portal.reuses');

CREATE POLICY own_member_wants ON portal.solution_wants AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (member_id = current_setting('app.member_id')::uuid);
CREATE POLICY own_member_changes ON portal.solution_wants AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (member_id = current_setting('app.member_id')::uuid);
CREATE POLICY own_member ON portal.reuses AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (member_id = current_setting('app.member_id')::uuid);

GRANT SELECT, INSERT, UPDATE ON portal.solution_wants TO portal_app;
GRANT SELECT, INSERT ON portal.reuses TO portal_app;
