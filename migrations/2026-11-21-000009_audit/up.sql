CREATE TABLE portal.audit_events (
    cooperative_id uuid        NOT NULL CONSTRAINT audit_events_cooperative REFERENCES platform.cooperatives (id),
    id             uuid        NOT NULL,
    at             timestamptz NOT NULL,
    person_id      uuid,
    person         text        NOT NULL,
    member_id      uuid,
    deed           text        NOT NULL,
    subject        text        NOT NULL,
    detail         text        NOT NULL,
    ip             text        NOT NULL,
    CONSTRAINT audit_events_pkey PRIMARY KEY (cooperative_id, id)
);
CREATE INDEX audit_events_by_time ON portal.audit_events (cooperative_id, at DESC);
COMMENT ON TABLE portal.audit_events IS 'Who did what, when and from where. Written with the deed, never changed.';
COMMENT ON COLUMN portal.audit_events.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.audit_events.id IS 'The event.';
COMMENT ON COLUMN portal.audit_events.at IS 'When.';
COMMENT ON COLUMN portal.audit_events.person_id IS 'Who; absent for the portal itself.';
COMMENT ON COLUMN portal.audit_events.person IS 'Name of who did it, at that moment.';
COMMENT ON COLUMN portal.audit_events.member_id IS 'For which member; absent for the office.';
COMMENT ON COLUMN portal.audit_events.deed IS 'What was done: the name of the transaction.';
COMMENT ON COLUMN portal.audit_events.subject IS 'Id of what it was done to.';
COMMENT ON COLUMN portal.audit_events.detail IS 'What changed, in a few words.';
COMMENT ON COLUMN portal.audit_events.ip IS 'From which address.';

CREATE TABLE portal.audit_seals (
    cooperative_id uuid   NOT NULL,
    n              bigint NOT NULL,
    event_id       uuid   NOT NULL,
    hash           bytea  NOT NULL,
    CONSTRAINT audit_seals_pkey PRIMARY KEY (cooperative_id, n),
    CONSTRAINT audit_seals_event UNIQUE (cooperative_id, event_id),
    CONSTRAINT audit_seals_event_fkey FOREIGN KEY (cooperative_id, event_id)
        REFERENCES portal.audit_events (cooperative_id, id)
);
COMMENT ON TABLE portal.audit_seals IS 'The hash chain over the audit log, sealed after the fact by one job.';
COMMENT ON COLUMN portal.audit_seals.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.audit_seals.n IS 'Place in the chain, from 1.';
COMMENT ON COLUMN portal.audit_seals.event_id IS 'The event sealed.';
COMMENT ON COLUMN portal.audit_seals.hash IS 'SHA-256 over the hash before it and the event''s canonical bytes.';

CREATE TABLE portal.audit_heads (
    cooperative_id uuid   NOT NULL CONSTRAINT audit_heads_cooperative REFERENCES platform.cooperatives (id),
    n              bigint NOT NULL,
    hash           bytea  NOT NULL,
    CONSTRAINT audit_heads_pkey PRIMARY KEY (cooperative_id)
);
COMMENT ON TABLE portal.audit_heads IS 'The end of each chain; locked while it grows.';
COMMENT ON COLUMN portal.audit_heads.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.audit_heads.n IS 'Length of the chain.';
COMMENT ON COLUMN portal.audit_heads.hash IS 'Hash of its last seal; 32 zero bytes before the first.';

CALL platform.wall_in('portal.audit_events');
CALL platform.wall_in('portal.audit_seals');
CALL platform.wall_in('portal.audit_heads');

CREATE POLICY own_member ON portal.audit_events AS RESTRICTIVE FOR SELECT TO portal_app
    USING (current_setting('app.scope') = 'office' OR member_id = current_setting('app.member_id')::uuid);
CREATE POLICY office_only ON portal.audit_seals AS RESTRICTIVE TO portal_app USING (current_setting('app.scope') = 'office');
CREATE POLICY invited ON portal.audit_events FOR INSERT TO portal_session
    WITH CHECK (cooperative_id = current_setting('app.cooperative_id')::uuid);
CREATE POLICY operator ON portal.audit_events FOR INSERT TO portal_platform WITH CHECK (true);
-- The worker only learns which cooperatives have events to seal; it seals them through the tenant's door.
CREATE POLICY worker ON portal.audit_events FOR SELECT TO portal_worker USING (true);
CREATE POLICY worker ON portal.audit_seals FOR SELECT TO portal_worker USING (true);

GRANT SELECT, INSERT ON portal.audit_events, portal.audit_seals TO portal_app;
GRANT SELECT, INSERT, UPDATE ON portal.audit_heads TO portal_app;
GRANT INSERT ON portal.audit_events TO portal_session, portal_platform;
GRANT SELECT (cooperative_id, id) ON portal.audit_events TO portal_worker;
GRANT SELECT (cooperative_id, event_id) ON portal.audit_seals TO portal_worker;
