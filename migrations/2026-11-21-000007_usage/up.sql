CREATE TABLE portal.periods (
    cooperative_id uuid NOT NULL CONSTRAINT periods_cooperative REFERENCES platform.cooperatives (id),
    id             uuid NOT NULL,
    name           text NOT NULL,
    starts_on      date NOT NULL,
    ends_on        date NOT NULL,
    settled_at     timestamptz,
    CONSTRAINT periods_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT periods_name UNIQUE (cooperative_id, name),
    CONSTRAINT periods_end CHECK (ends_on > starts_on),
    CONSTRAINT periods_no_overlap EXCLUDE USING gist (cooperative_id WITH =, daterange(starts_on, ends_on) WITH &&)
);
COMMENT ON TABLE portal.periods IS 'Periods over which costs are divided; they never overlap.';
COMMENT ON COLUMN portal.periods.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.periods.id IS 'The period.';
COMMENT ON COLUMN portal.periods.name IS 'Name, such as 3e kwartaal 2026.';
COMMENT ON COLUMN portal.periods.starts_on IS 'First day.';
COMMENT ON COLUMN portal.periods.ends_on IS 'First day after it.';
COMMENT ON COLUMN portal.periods.settled_at IS 'A run was approved: no usage and no costs come in any more.';

CREATE TABLE portal.uploads (
    cooperative_id uuid        NOT NULL CONSTRAINT uploads_cooperative REFERENCES platform.cooperatives (id),
    id             uuid        NOT NULL,
    file_name      text        NOT NULL,
    bytes          bigint      NOT NULL,
    sha256         text        NOT NULL,
    uploaded_by    text        NOT NULL,
    uploaded_at    timestamptz NOT NULL,
    CONSTRAINT uploads_pkey PRIMARY KEY (cooperative_id, id)
);
COMMENT ON TABLE portal.uploads IS 'Files that came in, as they came in.';
COMMENT ON COLUMN portal.uploads.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.uploads.id IS 'The file.';
COMMENT ON COLUMN portal.uploads.file_name IS 'Name it had.';
COMMENT ON COLUMN portal.uploads.bytes IS 'Length.';
COMMENT ON COLUMN portal.uploads.sha256 IS 'Fingerprint of its content.';
COMMENT ON COLUMN portal.uploads.uploaded_by IS 'Name of the person who sent it.';
COMMENT ON COLUMN portal.uploads.uploaded_at IS 'When.';

CREATE TABLE portal.upload_chunks (
    cooperative_id uuid    NOT NULL,
    upload_id      uuid    NOT NULL,
    n              integer NOT NULL,
    bytes          bytea   NOT NULL,
    CONSTRAINT upload_chunks_pkey PRIMARY KEY (cooperative_id, upload_id, n),
    CONSTRAINT upload_chunks_upload FOREIGN KEY (cooperative_id, upload_id) REFERENCES portal.uploads (cooperative_id, id)
);
ALTER TABLE portal.upload_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;
COMMENT ON TABLE portal.upload_chunks IS 'The content of a file, in pieces: any worker on any machine can read it.';
COMMENT ON COLUMN portal.upload_chunks.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.upload_chunks.upload_id IS 'The file.';
COMMENT ON COLUMN portal.upload_chunks.n IS 'Place of the piece, from 0.';
COMMENT ON COLUMN portal.upload_chunks.bytes IS 'The piece.';

CREATE TABLE portal.usage_imports (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    upload_id      uuid        NOT NULL,
    period_id      uuid        NOT NULL,
    job_id         uuid        NOT NULL,
    state          text        NOT NULL,
    report         jsonb,
    good           bigint      NOT NULL DEFAULT 0,
    refused        bigint      NOT NULL DEFAULT 0,
    repeated       bigint      NOT NULL DEFAULT 0,
    stored         bigint      NOT NULL DEFAULT 0,
    problem        text,
    started_by     text        NOT NULL,
    started_by_id  uuid        NOT NULL,
    started_at     timestamptz NOT NULL,
    language       text        NOT NULL,
    ended_at       timestamptz,
    handled_by     text,
    handled_at     timestamptz,
    CONSTRAINT usage_imports_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT usage_imports_upload FOREIGN KEY (cooperative_id, upload_id) REFERENCES portal.uploads (cooperative_id, id),
    CONSTRAINT usage_imports_period FOREIGN KEY (cooperative_id, period_id) REFERENCES portal.periods (cooperative_id, id),
    CONSTRAINT usage_imports_state CHECK (state IN
        ('checking', 'checked', 'unreadable', 'importing', 'done', 'failed', 'cancelled'))
);
COMMENT ON TABLE portal.usage_imports IS 'Imports of usage: a dry run first, then the import.';
COMMENT ON COLUMN portal.usage_imports.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.usage_imports.id IS 'The import.';
COMMENT ON COLUMN portal.usage_imports.upload_id IS 'The file.';
COMMENT ON COLUMN portal.usage_imports.period_id IS 'The period that its rows must lie in.';
COMMENT ON COLUMN portal.usage_imports.job_id IS 'The job that works on it now.';
COMMENT ON COLUMN portal.usage_imports.state IS 'How far it is.';
COMMENT ON COLUMN portal.usage_imports.report IS 'What the dry run saw: columns, totals per meter, a file that could not be read.';
COMMENT ON COLUMN portal.usage_imports.good IS 'Rows that can be stored.';
COMMENT ON COLUMN portal.usage_imports.refused IS 'Rows with a fault.';
COMMENT ON COLUMN portal.usage_imports.repeated IS 'Rows that were there already, with the same content.';
COMMENT ON COLUMN portal.usage_imports.stored IS 'Rows that the import has stored.';
COMMENT ON COLUMN portal.usage_imports.problem IS 'Why it failed, in words.';
COMMENT ON COLUMN portal.usage_imports.started_by IS 'Name of the person who started it.';
COMMENT ON COLUMN portal.usage_imports.started_by_id IS 'The person who started it, to mail when it is done.';
COMMENT ON COLUMN portal.usage_imports.started_at IS 'When.';
COMMENT ON COLUMN portal.usage_imports.language IS 'Language of the mail when it is done.';
COMMENT ON COLUMN portal.usage_imports.ended_at IS 'When its work ended, one way or another.';
COMMENT ON COLUMN portal.usage_imports.handled_by IS 'Name of the person who dealt with the refused rows of an import that is done.';
COMMENT ON COLUMN portal.usage_imports.handled_at IS 'When: from here on they are off the to-do list.';

CREATE TABLE portal.import_faults (
    cooperative_id uuid    NOT NULL,
    import_id      uuid    NOT NULL,
    n              integer NOT NULL,
    fault          jsonb   NOT NULL,
    CONSTRAINT import_faults_pkey PRIMARY KEY (cooperative_id, import_id, n),
    CONSTRAINT import_faults_import FOREIGN KEY (cooperative_id, import_id) REFERENCES portal.usage_imports (cooperative_id, id)
);
COMMENT ON TABLE portal.import_faults IS 'Rows that a dry run refused: at most ten thousand an import, the rest is counted.';
COMMENT ON COLUMN portal.import_faults.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.import_faults.import_id IS 'The import.';
COMMENT ON COLUMN portal.import_faults.n IS 'Place in the list, from 0.';
COMMENT ON COLUMN portal.import_faults.fault IS 'Row, column, value and reason.';

CREATE TABLE portal.usage_events (
    cooperative_id uuid        NOT NULL,
    source         text        NOT NULL,
    event_id       text        NOT NULL,
    member_id      uuid        NOT NULL,
    meter_id       uuid        NOT NULL,
    day            date        NOT NULL,
    quantity       numeric     NOT NULL,
    subject        text,
    content_hash   bytea       NOT NULL,
    import_id      uuid,
    received_at    timestamptz NOT NULL,
    CONSTRAINT usage_events_pkey PRIMARY KEY (cooperative_id, source, event_id),
    CONSTRAINT usage_events_member FOREIGN KEY (cooperative_id, member_id) REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT usage_events_meter FOREIGN KEY (cooperative_id, meter_id) REFERENCES portal.meters (cooperative_id, id),
    CONSTRAINT usage_events_import FOREIGN KEY (cooperative_id, import_id) REFERENCES portal.usage_imports (cooperative_id, id),
    CONSTRAINT usage_events_quantity CHECK (quantity >= 0)
);
CREATE INDEX usage_imports_by_time ON portal.usage_imports (cooperative_id, started_at DESC);
CREATE INDEX usage_events_measured ON portal.usage_events (cooperative_id, meter_id, day, member_id);
COMMENT ON TABLE portal.usage_events IS 'What members used. Came in once, never changed.';
COMMENT ON COLUMN portal.usage_events.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.usage_events.source IS 'Who counted: the sender''s name for itself, or file.';
COMMENT ON COLUMN portal.usage_events.event_id IS 'Id of the event at its source.';
COMMENT ON COLUMN portal.usage_events.member_id IS 'Who used it.';
COMMENT ON COLUMN portal.usage_events.meter_id IS 'What was used.';
COMMENT ON COLUMN portal.usage_events.day IS 'Local day, in Europe/Amsterdam.';
COMMENT ON COLUMN portal.usage_events.quantity IS 'How much, exact.';
COMMENT ON COLUMN portal.usage_events.subject IS 'What was counted, for meters that count unique subjects.';
COMMENT ON COLUMN portal.usage_events.content_hash IS 'SHA-256 of the content: the same id with other content is a conflict.';
COMMENT ON COLUMN portal.usage_events.import_id IS 'The import it came with; absent for the HTTP interface.';
COMMENT ON COLUMN portal.usage_events.received_at IS 'When it was stored, under the lock of its period.';

CREATE TABLE portal.api_tokens (
    cooperative_id uuid        NOT NULL CONSTRAINT api_tokens_cooperative REFERENCES platform.cooperatives (id),
    id             uuid        NOT NULL,
    token_hash     bytea       NOT NULL,
    name           text        NOT NULL,
    scopes         text[]      NOT NULL,
    made_by        text        NOT NULL,
    made_by_id     uuid        NOT NULL,
    created_at     timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    revoked_at     timestamptz,
    CONSTRAINT api_tokens_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT api_tokens_scopes CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['usage:write'])
);
CREATE INDEX api_tokens_hash ON portal.api_tokens (token_hash);
COMMENT ON TABLE portal.api_tokens IS 'Tokens for the HTTP interface.';
COMMENT ON COLUMN portal.api_tokens.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.api_tokens.id IS 'The token, as the office sees it.';
COMMENT ON COLUMN portal.api_tokens.token_hash IS 'SHA-256 of the token, which is shown once.';
COMMENT ON COLUMN portal.api_tokens.name IS 'For which sender.';
COMMENT ON COLUMN portal.api_tokens.scopes IS 'What it may do.';
COMMENT ON COLUMN portal.api_tokens.made_by IS 'Name of the person who made it.';
COMMENT ON COLUMN portal.api_tokens.made_by_id IS 'The person who made it: what it sends counts as theirs.';
COMMENT ON COLUMN portal.api_tokens.created_at IS 'When.';
COMMENT ON COLUMN portal.api_tokens.expires_at IS 'From here on it is dead.';
COMMENT ON COLUMN portal.api_tokens.revoked_at IS 'When the office took it back.';

CALL platform.wall_in('portal.periods');
CALL platform.wall_in('portal.uploads');
CALL platform.wall_in('portal.upload_chunks');
CALL platform.wall_in('portal.usage_imports');
CALL platform.wall_in('portal.import_faults');
CALL platform.wall_in('portal.usage_events');
CALL platform.wall_in('portal.api_tokens');

CREATE POLICY office_only ON portal.uploads AS RESTRICTIVE TO portal_app USING (current_setting('app.scope') = 'office');
CREATE POLICY office_only ON portal.upload_chunks AS RESTRICTIVE TO portal_app USING (current_setting('app.scope') = 'office');
CREATE POLICY office_only ON portal.usage_imports AS RESTRICTIVE TO portal_app USING (current_setting('app.scope') = 'office');
CREATE POLICY office_only ON portal.import_faults AS RESTRICTIVE TO portal_app USING (current_setting('app.scope') = 'office');
CREATE POLICY office_only ON portal.api_tokens AS RESTRICTIVE TO portal_app USING (current_setting('app.scope') = 'office');
CREATE POLICY by_token ON portal.api_tokens FOR SELECT TO portal_session
    USING (token_hash = decode(current_setting('app.token_hash'), 'hex'));

GRANT SELECT, INSERT, UPDATE ON portal.periods, portal.usage_imports, portal.api_tokens TO portal_app;
GRANT SELECT, INSERT ON portal.uploads, portal.usage_events TO portal_app;
GRANT SELECT, INSERT, DELETE ON portal.upload_chunks, portal.import_faults TO portal_app;
GRANT SELECT ON portal.api_tokens TO portal_session;
