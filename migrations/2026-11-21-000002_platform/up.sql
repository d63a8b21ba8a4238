CREATE TABLE platform.cooperatives (
    id                uuid        NOT NULL CONSTRAINT cooperatives_pkey PRIMARY KEY,
    address           text        NOT NULL CONSTRAINT cooperatives_address UNIQUE,
    name              text        NOT NULL,
    legal_form        text        NOT NULL,
    votes             text        NOT NULL,
    notice_months     integer     NOT NULL,
    dispute_days      integer     NOT NULL,
    deviation_percent integer     NOT NULL,
    theme             text        NOT NULL,
    demonstration     boolean     NOT NULL DEFAULT false,
    created_at        timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT cooperatives_address_form CHECK (address ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(address) BETWEEN 2 AND 40),
    CONSTRAINT cooperatives_address_free CHECK (address NOT IN
        ('static', 'design', 'dev', 'healthz', 'readyz', 'sign-in', 'api', 'platform')),
    CONSTRAINT cooperatives_legal_form CHECK (legal_form IN
        ('cooperative_ua', 'cooperative_ba', 'cooperative_wa', 'joint_arrangement')),
    CONSTRAINT cooperatives_votes CHECK (votes IN ('equal', 'weighted')),
    CONSTRAINT cooperatives_terms CHECK (notice_months BETWEEN 0 AND 60 AND dispute_days BETWEEN 0 AND 365
        AND deviation_percent BETWEEN 1 AND 100)
);
COMMENT ON TABLE platform.cooperatives IS 'The tenants of this installation.';
COMMENT ON COLUMN platform.cooperatives.id IS 'The tenant.';
COMMENT ON COLUMN platform.cooperatives.address IS 'First part of every address of its pages; reserved words are refused.';
COMMENT ON COLUMN platform.cooperatives.name IS 'Name as members know it.';
COMMENT ON COLUMN platform.cooperatives.legal_form IS 'Cooperative (U.A., B.A., W.A.) or joint arrangement.';
COMMENT ON COLUMN platform.cooperatives.votes IS 'Equal: one member one vote. Weighted: by the votes of each member.';
COMMENT ON COLUMN platform.cooperatives.notice_months IS 'Months of notice for a subscription.';
COMMENT ON COLUMN platform.cooperatives.dispute_days IS 'Days after approval within which a member may dispute a line.';
COMMENT ON COLUMN platform.cooperatives.deviation_percent IS 'Change on the period before from which an amount is flagged.';
COMMENT ON COLUMN platform.cooperatives.theme IS 'Name of its stylesheet of colours.';
COMMENT ON COLUMN platform.cooperatives.demonstration IS 'Amounts, usage and votes are invented, and every page says so.';
COMMENT ON COLUMN platform.cooperatives.created_at IS 'When the operator made it.';

CREATE TABLE platform.people (
    id            uuid        NOT NULL CONSTRAINT people_pkey PRIMARY KEY,
    email         text        NOT NULL CONSTRAINT people_email UNIQUE,
    name          text        NOT NULL,
    password_hash text,
    language      text        NOT NULL DEFAULT 'nl',
    operator      boolean     NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT people_email_lower CHECK (email = lower(email)),
    CONSTRAINT people_language CHECK (language IN ('nl', 'en'))
);
COMMENT ON TABLE platform.people IS 'Accounts: one per person, for all cooperatives.';
COMMENT ON COLUMN platform.people.id IS 'The person.';
COMMENT ON COLUMN platform.people.email IS 'Address to sign in with, in lower case.';
COMMENT ON COLUMN platform.people.name IS 'Name as colleagues know it.';
COMMENT ON COLUMN platform.people.password_hash IS 'Argon2id in PHC form; absent until the first password is chosen.';
COMMENT ON COLUMN platform.people.language IS 'Language of pages and mail.';
COMMENT ON COLUMN platform.people.operator IS 'Runs the installation; sees no tenant without leaving a trace.';
COMMENT ON COLUMN platform.people.created_at IS 'When the account was made.';

CREATE TABLE platform.sessions (
    id           uuid        NOT NULL CONSTRAINT sessions_pkey PRIMARY KEY,
    key_hash     bytea       NOT NULL CONSTRAINT sessions_key UNIQUE,
    person_id    uuid        NOT NULL CONSTRAINT sessions_person REFERENCES platform.people (id),
    csrf         text        NOT NULL,
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    ended_at     timestamptz,
    ip           text        NOT NULL,
    agent        text        NOT NULL
);
CREATE INDEX sessions_of_person ON platform.sessions (person_id);
COMMENT ON TABLE platform.sessions IS 'Signed-in browsers. The key itself is only in the cookie.';
COMMENT ON COLUMN platform.sessions.id IS 'The session, as its owner sees it in a list.';
COMMENT ON COLUMN platform.sessions.key_hash IS 'SHA-256 of the key in the cookie.';
COMMENT ON COLUMN platform.sessions.person_id IS 'Who signed in.';
COMMENT ON COLUMN platform.sessions.csrf IS 'The token that forms of this session carry.';
COMMENT ON COLUMN platform.sessions.created_at IS 'When the person signed in.';
COMMENT ON COLUMN platform.sessions.last_seen_at IS 'Last request, to the minute.';
COMMENT ON COLUMN platform.sessions.expires_at IS 'Absolute limit.';
COMMENT ON COLUMN platform.sessions.ended_at IS 'Signed out or revoked.';
COMMENT ON COLUMN platform.sessions.ip IS 'Address at sign-in.';
COMMENT ON COLUMN platform.sessions.agent IS 'Browser at sign-in, shortened.';

CREATE TABLE platform.session_seats (
    session_id     uuid NOT NULL CONSTRAINT session_seats_session REFERENCES platform.sessions (id) ON DELETE CASCADE,
    cooperative_id uuid NOT NULL CONSTRAINT session_seats_cooperative REFERENCES platform.cooperatives (id),
    seat_id        uuid NOT NULL,
    CONSTRAINT session_seats_pkey PRIMARY KEY (session_id, cooperative_id)
);
COMMENT ON TABLE platform.session_seats IS 'For whom a session acts now, per cooperative.';
COMMENT ON COLUMN platform.session_seats.session_id IS 'The session.';
COMMENT ON COLUMN platform.session_seats.cooperative_id IS 'The cooperative.';
COMMENT ON COLUMN platform.session_seats.seat_id IS 'The seat chosen there; checked against the seats of the person at each request.';

CREATE TABLE platform.password_resets (
    token_hash bytea       NOT NULL CONSTRAINT password_resets_pkey PRIMARY KEY,
    person_id  uuid        NOT NULL CONSTRAINT password_resets_person REFERENCES platform.people (id),
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
COMMENT ON TABLE platform.password_resets IS 'Links to choose a new password: single-use and expiring.';
COMMENT ON COLUMN platform.password_resets.token_hash IS 'SHA-256 of the token in the mail.';
COMMENT ON COLUMN platform.password_resets.person_id IS 'Whose password.';
COMMENT ON COLUMN platform.password_resets.expires_at IS 'From here on the link is dead.';
COMMENT ON COLUMN platform.password_resets.used_at IS 'When it was used.';

CREATE TABLE platform.sign_in_attempts (
    subject    text        NOT NULL,
    window_at  timestamptz NOT NULL,
    failures   integer     NOT NULL,
    CONSTRAINT sign_in_attempts_pkey PRIMARY KEY (subject, window_at)
);
COMMENT ON TABLE platform.sign_in_attempts IS 'Attempts to sign in that did not turn out well, per account and per address, in windows of a quarter of an hour.';
COMMENT ON COLUMN platform.sign_in_attempts.subject IS 'account:<e-mail address> or ip:<address>.';
COMMENT ON COLUMN platform.sign_in_attempts.window_at IS 'Start of the window.';
COMMENT ON COLUMN platform.sign_in_attempts.failures IS 'Attempts in it, but for those that turned out well.';

CREATE TABLE platform.outbox (
    id           uuid        NOT NULL CONSTRAINT platform_outbox_pkey PRIMARY KEY,
    recipient    text        NOT NULL,
    event        text        NOT NULL,
    language     text        NOT NULL,
    data         jsonb       NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    next_at      timestamptz NOT NULL DEFAULT now(),
    attempts     integer     NOT NULL DEFAULT 0,
    delivered_at timestamptz,
    dead_at      timestamptz,
    last_error   text
);
CREATE INDEX platform_outbox_due ON platform.outbox (next_at) WHERE delivered_at IS NULL AND dead_at IS NULL;
COMMENT ON TABLE platform.outbox IS 'Mail about an account itself, such as a password reset.';
COMMENT ON COLUMN platform.outbox.id IS 'The message, and its idempotency key.';
COMMENT ON COLUMN platform.outbox.recipient IS 'E-mail address.';
COMMENT ON COLUMN platform.outbox.event IS 'What happened: the name of its templates.';
COMMENT ON COLUMN platform.outbox.language IS 'Language of the mail.';
COMMENT ON COLUMN platform.outbox.data IS 'What the templates need; emptied of its token once it is delivered.';
COMMENT ON COLUMN platform.outbox.created_at IS 'When it was put in.';
COMMENT ON COLUMN platform.outbox.next_at IS 'Not to be tried before; also the end of a lease.';
COMMENT ON COLUMN platform.outbox.attempts IS 'Tries so far.';
COMMENT ON COLUMN platform.outbox.delivered_at IS 'When it was handed over.';
COMMENT ON COLUMN platform.outbox.dead_at IS 'Given up after twelve tries.';
COMMENT ON COLUMN platform.outbox.last_error IS 'What the last try said.';

CREATE TABLE platform.audit_events (
    id        uuid        NOT NULL CONSTRAINT platform_audit_events_pkey PRIMARY KEY,
    at        timestamptz NOT NULL,
    person_id uuid        NOT NULL,
    deed      text        NOT NULL,
    reason    text        NOT NULL,
    subject   text        NOT NULL,
    ip        text        NOT NULL
);
COMMENT ON TABLE platform.audit_events IS 'Each use of the operator''s door, with its reason.';
COMMENT ON COLUMN platform.audit_events.id IS 'The event.';
COMMENT ON COLUMN platform.audit_events.at IS 'When.';
COMMENT ON COLUMN platform.audit_events.person_id IS 'Which operator.';
COMMENT ON COLUMN platform.audit_events.deed IS 'Name of the transaction.';
COMMENT ON COLUMN platform.audit_events.reason IS 'Why, in words.';
COMMENT ON COLUMN platform.audit_events.subject IS 'What it was about.';
COMMENT ON COLUMN platform.audit_events.ip IS 'From where.';

ALTER TABLE platform.cooperatives ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.cooperatives FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON platform.cooperatives FOR SELECT TO portal_app
    USING (id = current_setting('app.cooperative_id')::uuid);
CREATE POLICY all_of_them ON platform.cooperatives TO portal_session, portal_worker, portal_platform
    USING (true) WITH CHECK (true);

GRANT SELECT ON platform.cooperatives TO portal_app, portal_session, portal_worker;
GRANT SELECT, INSERT, UPDATE ON platform.cooperatives TO portal_platform;
GRANT SELECT, INSERT, UPDATE ON platform.people, platform.sessions, platform.password_resets TO portal_session;
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.session_seats, platform.sign_in_attempts TO portal_session;
GRANT INSERT ON platform.outbox TO portal_session, portal_platform;
GRANT SELECT, UPDATE ON platform.outbox TO portal_worker;
GRANT SELECT, INSERT ON platform.audit_events TO portal_platform;
GRANT SELECT ON platform.people TO portal_platform;
