-- What members built and others can have. The builder and the office write it, all members read it.
CREATE TABLE portal.solutions (
    cooperative_id    uuid        NOT NULL,
    id                uuid        NOT NULL,
    builder_id        uuid        NOT NULL,
    name              text        NOT NULL,
    summary           text        NOT NULL,
    description       text        NOT NULL DEFAULT '',
    upl               text[]      NOT NULL DEFAULT '{}',
    processes         text        NOT NULL DEFAULT '',
    licence           text        NOT NULL DEFAULT '',
    version           text        NOT NULL DEFAULT '',
    repository        text        NOT NULL DEFAULT '',
    publiccode        text        NOT NULL DEFAULT '',
    variant_of        uuid,
    candidate_id      uuid,
    maturity          text        NOT NULL,
    adopt_low_cents   bigint,
    adopt_high_cents  bigint,
    run_low_cents     bigint,
    run_high_cents    bigint,
    suppliers         text        NOT NULL DEFAULT '',
    contact_name      text        NOT NULL DEFAULT '',
    contact_email     text        NOT NULL DEFAULT '',
    state             text        NOT NULL,
    state_reason      text        NOT NULL DEFAULT '',
    state_since       timestamptz NOT NULL,
    made_by           text        NOT NULL,
    made_at           timestamptz NOT NULL,
    changed_by        text        NOT NULL,
    changed_at        timestamptz NOT NULL,
    CONSTRAINT solutions_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT solutions_name UNIQUE (cooperative_id, name),
    CONSTRAINT solutions_builder FOREIGN KEY (cooperative_id, builder_id) REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT solutions_variant_of FOREIGN KEY (cooperative_id, variant_of) REFERENCES portal.solutions (cooperative_id, id),
    CONSTRAINT solutions_candidate FOREIGN KEY (cooperative_id, candidate_id)
        REFERENCES portal.candidates (cooperative_id, id),
    CONSTRAINT solutions_not_of_itself CHECK (variant_of <> id),
    CONSTRAINT solutions_maturity CHECK (maturity IN ('concept', 'development', 'beta', 'stable', 'obsolete')),
    CONSTRAINT solutions_state CHECK (state IN ('draft', 'published', 'dead_end', 'ended')),
    CONSTRAINT solutions_reason CHECK (state NOT IN ('dead_end', 'ended') OR state_reason <> ''),
    CONSTRAINT solutions_cost_to_adopt CHECK (num_nonnulls(adopt_low_cents, adopt_high_cents) IN (0, 2)
        AND adopt_low_cents >= 0 AND adopt_low_cents <= adopt_high_cents),
    CONSTRAINT solutions_cost_to_run CHECK (num_nonnulls(run_low_cents, run_high_cents) IN (0, 2)
        AND run_low_cents >= 0 AND run_low_cents <= run_high_cents)
);
COMMENT ON TABLE portal.solutions IS 'What a member built and others can have; a dead end too, so that nobody walks into it again.';
COMMENT ON COLUMN portal.solutions.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.solutions.id IS 'The solution.';
COMMENT ON COLUMN portal.solutions.builder_id IS 'The member that built it.';
COMMENT ON COLUMN portal.solutions.name IS 'What it is called.';
COMMENT ON COLUMN portal.solutions.summary IS 'What it does, in a sentence.';
COMMENT ON COLUMN portal.solutions.description IS 'More about it, in Markdown.';
COMMENT ON COLUMN portal.solutions.upl IS 'Products of the uniform product list that it delivers, by their uniform names.';
COMMENT ON COLUMN portal.solutions.processes IS 'Processes that it supports, one a line.';
COMMENT ON COLUMN portal.solutions.licence IS 'SPDX expression of its licence; empty where it is not known.';
COMMENT ON COLUMN portal.solutions.version IS 'The newest version; empty where there is none.';
COMMENT ON COLUMN portal.solutions.repository IS 'Address of its source; empty where it is not open.';
COMMENT ON COLUMN portal.solutions.publiccode IS 'Address of its publiccode.yml; empty where there is none.';
COMMENT ON COLUMN portal.solutions.variant_of IS 'The solution that it is a variant of.';
COMMENT ON COLUMN portal.solutions.candidate_id IS 'The candidate of the roadmap that it would fulfil.';
COMMENT ON COLUMN portal.solutions.maturity IS 'How far it is, as publiccode.yml says it.';
COMMENT ON COLUMN portal.solutions.adopt_low_cents IS 'Least that adopting it costs, once, without VAT, in euro cents.';
COMMENT ON COLUMN portal.solutions.adopt_high_cents IS 'Most that adopting it costs, once, without VAT, in euro cents.';
COMMENT ON COLUMN portal.solutions.run_low_cents IS 'Least that running it costs in a year, without VAT, in euro cents.';
COMMENT ON COLUMN portal.solutions.run_high_cents IS 'Most that running it costs in a year, without VAT, in euro cents.';
COMMENT ON COLUMN portal.solutions.suppliers IS 'Suppliers that know it, one a line.';
COMMENT ON COLUMN portal.solutions.contact_name IS 'Whom to ask.';
COMMENT ON COLUMN portal.solutions.contact_email IS 'E-mail address of whom to ask.';
COMMENT ON COLUMN portal.solutions.state IS 'Draft, published, a dead end, or ended.';
COMMENT ON COLUMN portal.solutions.state_reason IS 'Why; never empty for a dead end or what ended.';
COMMENT ON COLUMN portal.solutions.state_since IS 'Since when.';
COMMENT ON COLUMN portal.solutions.made_by IS 'Name of the person who entered it.';
COMMENT ON COLUMN portal.solutions.made_at IS 'When.';
COMMENT ON COLUMN portal.solutions.changed_by IS 'Name of the person who changed it last.';
COMMENT ON COLUMN portal.solutions.changed_at IS 'When.';

CREATE TABLE portal.solution_lessons (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    solution_id    uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    kind           text        NOT NULL,
    title          text        NOT NULL,
    text           text        NOT NULL,
    by_person      text        NOT NULL,
    at             timestamptz NOT NULL,
    CONSTRAINT solution_lessons_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT solution_lessons_solution FOREIGN KEY (cooperative_id, solution_id)
        REFERENCES portal.solutions (cooperative_id, id),
    CONSTRAINT solution_lessons_member FOREIGN KEY (cooperative_id, member_id) REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT solution_lessons_kind CHECK (kind IN ('worked', 'watch', 'dead_end'))
);
CREATE INDEX solution_lessons_of_solution ON portal.solution_lessons (cooperative_id, solution_id, at);
COMMENT ON TABLE portal.solution_lessons IS 'What members learned with a solution.';
COMMENT ON COLUMN portal.solution_lessons.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.solution_lessons.id IS 'The lesson.';
COMMENT ON COLUMN portal.solution_lessons.solution_id IS 'The solution.';
COMMENT ON COLUMN portal.solution_lessons.member_id IS 'Who learned it.';
COMMENT ON COLUMN portal.solution_lessons.kind IS 'It worked, watch out, or a dead end.';
COMMENT ON COLUMN portal.solution_lessons.title IS 'The lesson in a few words.';
COMMENT ON COLUMN portal.solution_lessons.text IS 'What happened, and what to do.';
COMMENT ON COLUMN portal.solution_lessons.by_person IS 'Name of the person who wrote it down.';
COMMENT ON COLUMN portal.solution_lessons.at IS 'When.';

CALL platform.wall_in('portal.solutions');
CALL platform.wall_in('portal.solution_lessons');

-- A draft is its builder's and the office's; a member writes for itself only.
CREATE POLICY drafts_of_the_builder ON portal.solutions AS RESTRICTIVE FOR SELECT TO portal_app
    USING (state <> 'draft' OR builder_id = current_setting('app.member_id')::uuid
        OR current_setting('app.scope') = 'office');
CREATE POLICY by_the_builder ON portal.solutions AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (builder_id = current_setting('app.member_id')::uuid OR current_setting('app.scope') = 'office');
CREATE POLICY changed_by_the_builder ON portal.solutions AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (builder_id = current_setting('app.member_id')::uuid OR current_setting('app.scope') = 'office');
CREATE POLICY own_member ON portal.solution_lessons AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (member_id = current_setting('app.member_id')::uuid);

GRANT SELECT, INSERT, UPDATE ON portal.solutions TO portal_app;
GRANT SELECT, INSERT ON portal.solution_lessons TO portal_app;
