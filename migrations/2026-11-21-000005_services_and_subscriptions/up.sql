CREATE TABLE portal.services (
    cooperative_id uuid    NOT NULL CONSTRAINT services_cooperative REFERENCES platform.cooperatives (id),
    id             uuid    NOT NULL,
    code           text    NOT NULL,
    name           text    NOT NULL,
    summary        text    NOT NULL DEFAULT '',
    state          text    NOT NULL,
    supplier       text    NOT NULL DEFAULT '',
    upl            text    NOT NULL DEFAULT '',
    sort           integer NOT NULL DEFAULT 0,
    CONSTRAINT services_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT services_code UNIQUE (cooperative_id, code),
    CONSTRAINT services_name UNIQUE (cooperative_id, name),
    CONSTRAINT services_code_form CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(code) <= 60),
    CONSTRAINT services_state CHECK (state IN ('development', 'pilot', 'offered', 'in_operation', 'ended'))
);
COMMENT ON TABLE portal.services IS 'The shared services of a cooperative.';
COMMENT ON COLUMN portal.services.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.services.id IS 'The service.';
COMMENT ON COLUMN portal.services.code IS 'Short name for files and scenarios.';
COMMENT ON COLUMN portal.services.name IS 'Name as members know it.';
COMMENT ON COLUMN portal.services.summary IS 'What it does, in plain Dutch.';
COMMENT ON COLUMN portal.services.state IS 'Where it stands in its life.';
COMMENT ON COLUMN portal.services.supplier IS 'Who delivers it.';
COMMENT ON COLUMN portal.services.upl IS 'Product of the uniform product list that it serves.';
COMMENT ON COLUMN portal.services.sort IS 'Place in lists; equal places go by name.';

CREATE TABLE portal.meters (
    cooperative_id uuid NOT NULL CONSTRAINT meters_cooperative REFERENCES platform.cooperatives (id),
    id             uuid NOT NULL,
    code           text NOT NULL,
    name           text NOT NULL,
    service_id     uuid,
    CONSTRAINT meters_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT meters_code UNIQUE (cooperative_id, code),
    CONSTRAINT meters_service FOREIGN KEY (cooperative_id, service_id) REFERENCES portal.services (cooperative_id, id),
    CONSTRAINT meters_code_form CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(code) <= 60)
);
COMMENT ON TABLE portal.meters IS 'What is counted: cases, declarations, workplaces.';
COMMENT ON COLUMN portal.meters.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.meters.id IS 'The meter.';
COMMENT ON COLUMN portal.meters.code IS 'Short name, as files write it.';
COMMENT ON COLUMN portal.meters.name IS 'Name in the plural, as pages write it.';
COMMENT ON COLUMN portal.meters.service_id IS 'The service whose use it counts.';

CREATE TABLE portal.service_keys (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    service_id     uuid        NOT NULL,
    version        integer     NOT NULL,
    starts_on      date        NOT NULL,
    rule           jsonb       NOT NULL,
    note           text        NOT NULL DEFAULT '',
    made_by        text        NOT NULL,
    made_at        timestamptz NOT NULL,
    CONSTRAINT service_keys_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT service_keys_version UNIQUE (cooperative_id, service_id, version),
    CONSTRAINT service_keys_start UNIQUE (cooperative_id, service_id, starts_on),
    CONSTRAINT service_keys_service FOREIGN KEY (cooperative_id, service_id) REFERENCES portal.services (cooperative_id, id)
);
COMMENT ON TABLE portal.service_keys IS 'Allocation keys of a service: versioned, never changed.';
COMMENT ON COLUMN portal.service_keys.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.service_keys.id IS 'The version of the key.';
COMMENT ON COLUMN portal.service_keys.service_id IS 'The service.';
COMMENT ON COLUMN portal.service_keys.version IS 'Counts up per service.';
COMMENT ON COLUMN portal.service_keys.starts_on IS 'Holds for periods that start on this day or later, until a newer version.';
COMMENT ON COLUMN portal.service_keys.rule IS 'Key, presence, bounds, phase-in and fallback, as in the scenario format.';
COMMENT ON COLUMN portal.service_keys.note IS 'Who decided it, and when.';
COMMENT ON COLUMN portal.service_keys.made_by IS 'Name of the person who entered it.';
COMMENT ON COLUMN portal.service_keys.made_at IS 'When it was entered.';

CREATE TABLE portal.subscriptions (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    service_id     uuid        NOT NULL,
    starts_on      date        NOT NULL,
    ends_on        date,
    ordered_by     text        NOT NULL,
    ordered_at     timestamptz NOT NULL,
    notice_by      text,
    notice_at      timestamptz,
    CONSTRAINT subscriptions_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT subscriptions_member FOREIGN KEY (cooperative_id, member_id) REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT subscriptions_service FOREIGN KEY (cooperative_id, service_id) REFERENCES portal.services (cooperative_id, id),
    CONSTRAINT subscriptions_end CHECK (ends_on >= starts_on),
    CONSTRAINT subscriptions_one_at_a_time EXCLUDE USING gist (cooperative_id WITH =, member_id WITH =,
        service_id WITH =, daterange(starts_on, ends_on) WITH &&)
);
COMMENT ON TABLE portal.subscriptions IS 'A member takes a service for a time. Ended, never deleted.';
COMMENT ON COLUMN portal.subscriptions.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.subscriptions.id IS 'The subscription.';
COMMENT ON COLUMN portal.subscriptions.member_id IS 'Who takes it.';
COMMENT ON COLUMN portal.subscriptions.service_id IS 'What is taken.';
COMMENT ON COLUMN portal.subscriptions.starts_on IS 'First day.';
COMMENT ON COLUMN portal.subscriptions.ends_on IS 'First day after it; absent while no notice is given; the first day itself where the order was withdrawn.';
COMMENT ON COLUMN portal.subscriptions.ordered_by IS 'Name of the person who ordered.';
COMMENT ON COLUMN portal.subscriptions.ordered_at IS 'When it was ordered.';
COMMENT ON COLUMN portal.subscriptions.notice_by IS 'Name of the person who gave notice.';
COMMENT ON COLUMN portal.subscriptions.notice_at IS 'When notice was given.';

CALL platform.wall_in('portal.services');
CALL platform.wall_in('portal.meters');
CALL platform.wall_in('portal.service_keys');
CALL platform.wall_in('portal.subscriptions');

GRANT SELECT, INSERT, UPDATE ON portal.services, portal.meters, portal.subscriptions TO portal_app;
GRANT SELECT, INSERT ON portal.service_keys TO portal_app;
