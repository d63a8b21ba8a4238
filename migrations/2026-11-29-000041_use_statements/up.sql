-- Whoever uses a solution says so itself, and says it again each year: nobody keeps a list for another.
CREATE TABLE portal.use_statements (
    cooperative_id uuid        NOT NULL,
    solution_id    uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    since          date        NOT NULL,
    version        text        NOT NULL DEFAULT '',
    experience     text        NOT NULL DEFAULT '',
    contact_name   text        NOT NULL DEFAULT '',
    contact_email  text        NOT NULL DEFAULT '',
    stated_by      text        NOT NULL,
    stated_at      timestamptz NOT NULL,
    expires_on     date        NOT NULL,
    ended_on       date,
    CONSTRAINT use_statements_pkey PRIMARY KEY (cooperative_id, solution_id, member_id),
    CONSTRAINT use_statements_solution FOREIGN KEY (cooperative_id, solution_id)
        REFERENCES portal.solutions (cooperative_id, id),
    CONSTRAINT use_statements_member FOREIGN KEY (cooperative_id, member_id) REFERENCES portal.members (cooperative_id, id)
);
CREATE INDEX use_statements_expiring ON portal.use_statements (cooperative_id, expires_on) WHERE ended_on IS NULL;
COMMENT ON TABLE portal.use_statements IS 'Members that use a solution, by their own statement.';
COMMENT ON COLUMN portal.use_statements.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.use_statements.solution_id IS 'The solution.';
COMMENT ON COLUMN portal.use_statements.member_id IS 'The member that uses it.';
COMMENT ON COLUMN portal.use_statements.since IS 'Since which day.';
COMMENT ON COLUMN portal.use_statements.version IS 'Which version; empty where the member did not say.';
COMMENT ON COLUMN portal.use_statements.experience IS 'How it goes.';
COMMENT ON COLUMN portal.use_statements.contact_name IS 'Whom other members can ask.';
COMMENT ON COLUMN portal.use_statements.contact_email IS 'E-mail address of whom other members can ask.';
COMMENT ON COLUMN portal.use_statements.stated_by IS 'Name of the person who said so last.';
COMMENT ON COLUMN portal.use_statements.stated_at IS 'When.';
COMMENT ON COLUMN portal.use_statements.expires_on IS 'The first day on which it counts no longer.';
COMMENT ON COLUMN portal.use_statements.ended_on IS 'The first day without the solution, as the member said; absent while it uses it.';

CREATE TABLE portal.use_reminders (
    cooperative_id uuid        NOT NULL,
    solution_id    uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    expires_on     date        NOT NULL,
    token_hash     bytea       NOT NULL,
    sent_at        timestamptz NOT NULL,
    used_at        timestamptz,
    CONSTRAINT use_reminders_pkey PRIMARY KEY (cooperative_id, solution_id, member_id, expires_on),
    CONSTRAINT use_reminders_token UNIQUE (cooperative_id, token_hash),
    CONSTRAINT use_reminders_statement FOREIGN KEY (cooperative_id, solution_id, member_id)
        REFERENCES portal.use_statements (cooperative_id, solution_id, member_id)
);
COMMENT ON TABLE portal.use_reminders IS 'Mails that ask a member to renew its statement, once per end of a statement.';
COMMENT ON COLUMN portal.use_reminders.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.use_reminders.solution_id IS 'The solution.';
COMMENT ON COLUMN portal.use_reminders.member_id IS 'The member.';
COMMENT ON COLUMN portal.use_reminders.expires_on IS 'The end that the mail was about.';
COMMENT ON COLUMN portal.use_reminders.token_hash IS 'SHA-256 of the token in the link.';
COMMENT ON COLUMN portal.use_reminders.sent_at IS 'When the mail was written.';
COMMENT ON COLUMN portal.use_reminders.used_at IS 'When the link was used: once.';

CALL platform.wall_in('portal.use_statements');
CALL platform.wall_in('portal.use_reminders');

-- A member speaks for itself alone: neither another member nor the office states, renews or ends its use.
CREATE POLICY own_member_states ON portal.use_statements AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (member_id = current_setting('app.member_id')::uuid);
CREATE POLICY own_member_changes ON portal.use_statements AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (member_id = current_setting('app.member_id')::uuid);
CREATE POLICY own_member ON portal.use_reminders AS RESTRICTIVE FOR SELECT TO portal_app
    USING (member_id = current_setting('app.member_id')::uuid OR current_setting('app.scope') = 'office');
CREATE POLICY by_the_portal ON portal.use_reminders AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office');
CREATE POLICY used_by_its_member ON portal.use_reminders AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (member_id = current_setting('app.member_id')::uuid);

GRANT SELECT, INSERT, UPDATE ON portal.use_statements TO portal_app;
GRANT SELECT, INSERT ON portal.use_reminders TO portal_app;
GRANT UPDATE (used_at) ON portal.use_reminders TO portal_app;

-- The worker learns which statements come to their end, and nothing of what they say.
CREATE POLICY worker ON portal.use_statements FOR SELECT TO portal_worker USING (true);
CREATE POLICY worker ON portal.use_reminders FOR SELECT TO portal_worker USING (true);
GRANT SELECT (cooperative_id, solution_id, member_id, expires_on, ended_on) ON portal.use_statements TO portal_worker;
GRANT SELECT (cooperative_id, solution_id, member_id, expires_on) ON portal.use_reminders TO portal_worker;
