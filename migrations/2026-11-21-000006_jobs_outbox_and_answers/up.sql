CREATE TABLE portal.jobs (
    cooperative_id uuid        NOT NULL CONSTRAINT jobs_cooperative REFERENCES platform.cooperatives (id),
    id             uuid        NOT NULL,
    kind           text        NOT NULL,
    payload        jsonb       NOT NULL,
    state          text        NOT NULL DEFAULT 'waiting',
    attempts       integer     NOT NULL DEFAULT 0,
    run_at         timestamptz NOT NULL DEFAULT now(),
    leased_until   timestamptz,
    done           bigint      NOT NULL DEFAULT 0,
    total          bigint      NOT NULL DEFAULT 0,
    last_error     text,
    created_at     timestamptz NOT NULL DEFAULT now(),
    ended_at       timestamptz,
    CONSTRAINT jobs_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT jobs_state CHECK (state IN ('waiting', 'running', 'done', 'dead', 'cancelled'))
);
CREATE INDEX jobs_due ON portal.jobs (run_at) WHERE state IN ('waiting', 'running');
COMMENT ON TABLE portal.jobs IS 'Background work, put in by the transaction that needs it.';
COMMENT ON COLUMN portal.jobs.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.jobs.id IS 'The job.';
COMMENT ON COLUMN portal.jobs.kind IS 'What kind of work.';
COMMENT ON COLUMN portal.jobs.payload IS 'What it works on.';
COMMENT ON COLUMN portal.jobs.state IS 'Waiting, running, done, dead after twelve tries, or cancelled.';
COMMENT ON COLUMN portal.jobs.attempts IS 'Tries so far.';
COMMENT ON COLUMN portal.jobs.run_at IS 'Not to be tried before.';
COMMENT ON COLUMN portal.jobs.leased_until IS 'A running job whose lease has passed was cut off, and is taken again.';
COMMENT ON COLUMN portal.jobs.done IS 'Progress: how much is done.';
COMMENT ON COLUMN portal.jobs.total IS 'Progress: of how much.';
COMMENT ON COLUMN portal.jobs.last_error IS 'What the last try said.';
COMMENT ON COLUMN portal.jobs.created_at IS 'When it was put in.';
COMMENT ON COLUMN portal.jobs.ended_at IS 'When it was done, dead or cancelled.';

CREATE TABLE portal.outbox (
    cooperative_id uuid        NOT NULL CONSTRAINT outbox_cooperative REFERENCES platform.cooperatives (id),
    id             uuid        NOT NULL,
    recipient      text        NOT NULL,
    event          text        NOT NULL,
    language       text        NOT NULL,
    data           jsonb       NOT NULL,
    created_at     timestamptz NOT NULL DEFAULT now(),
    next_at        timestamptz NOT NULL DEFAULT now(),
    attempts       integer     NOT NULL DEFAULT 0,
    delivered_at   timestamptz,
    dead_at        timestamptz,
    last_error     text,
    CONSTRAINT outbox_pkey PRIMARY KEY (cooperative_id, id)
);
CREATE INDEX outbox_due ON portal.outbox (next_at) WHERE delivered_at IS NULL AND dead_at IS NULL;
COMMENT ON TABLE portal.outbox IS 'Mail of a cooperative that waits to be delivered: at least once, under its own id.';
COMMENT ON COLUMN portal.outbox.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.outbox.id IS 'The message, and its idempotency key.';
COMMENT ON COLUMN portal.outbox.recipient IS 'E-mail address.';
COMMENT ON COLUMN portal.outbox.event IS 'What happened: the name of its templates.';
COMMENT ON COLUMN portal.outbox.language IS 'Language of the mail.';
COMMENT ON COLUMN portal.outbox.data IS 'What the templates need; emptied of its token once it is delivered.';
COMMENT ON COLUMN portal.outbox.created_at IS 'When it was put in.';
COMMENT ON COLUMN portal.outbox.next_at IS 'Not to be tried before; also the end of a lease.';
COMMENT ON COLUMN portal.outbox.attempts IS 'Tries so far.';
COMMENT ON COLUMN portal.outbox.delivered_at IS 'When it was handed over.';
COMMENT ON COLUMN portal.outbox.dead_at IS 'Given up after twelve tries.';
COMMENT ON COLUMN portal.outbox.last_error IS 'What the last try said.';

CREATE TABLE portal.answers (
    cooperative_id uuid        NOT NULL CONSTRAINT answers_cooperative REFERENCES platform.cooperatives (id),
    person_id      uuid        NOT NULL,
    key            uuid        NOT NULL,
    name           text        NOT NULL,
    answer         jsonb       NOT NULL,
    at             timestamptz NOT NULL,
    CONSTRAINT answers_pkey PRIMARY KEY (cooperative_id, person_id, key, name)
);
COMMENT ON TABLE portal.answers IS 'What a form that acts once was answered, so that a repeat gets the same answer.';
COMMENT ON COLUMN portal.answers.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.answers.person_id IS 'Who sent the form.';
COMMENT ON COLUMN portal.answers.key IS 'The key that the form carried.';
COMMENT ON COLUMN portal.answers.name IS 'Name of the transaction.';
COMMENT ON COLUMN portal.answers.answer IS 'What it gave back.';
COMMENT ON COLUMN portal.answers.at IS 'When.';

CALL platform.wall_in('portal.jobs');
CALL platform.wall_in('portal.outbox');
CALL platform.wall_in('portal.answers');

CREATE POLICY worker ON portal.jobs TO portal_worker USING (true) WITH CHECK (true);
CREATE POLICY worker ON portal.outbox TO portal_worker USING (true) WITH CHECK (true);
CREATE POLICY first_administrator ON portal.outbox FOR INSERT TO portal_platform WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE ON portal.jobs TO portal_app;
GRANT SELECT, UPDATE ON portal.jobs, portal.outbox TO portal_worker;
GRANT SELECT, INSERT, UPDATE ON portal.outbox TO portal_app;
GRANT INSERT ON portal.outbox TO portal_platform;
GRANT SELECT, INSERT ON portal.answers TO portal_app;
