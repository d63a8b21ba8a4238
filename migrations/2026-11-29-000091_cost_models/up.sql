CREATE TABLE portal.cost_models (
    cooperative_id uuid        NOT NULL,
    service_id     uuid        NOT NULL,
    version        integer     NOT NULL,
    starts_on      date        NOT NULL,
    model          jsonb       NOT NULL,
    note           text        NOT NULL DEFAULT '',
    made_by        text        NOT NULL,
    made_at        timestamptz NOT NULL,
    CONSTRAINT cost_models_pkey PRIMARY KEY (cooperative_id, service_id, version),
    CONSTRAINT cost_models_start UNIQUE (cooperative_id, service_id, starts_on),
    CONSTRAINT cost_models_service FOREIGN KEY (cooperative_id, service_id) REFERENCES portal.services (cooperative_id, id)
);
COMMENT ON TABLE portal.cost_models IS 'What a service would cost for each group of members, as agreed: versioned, never changed.';
COMMENT ON COLUMN portal.cost_models.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.cost_models.service_id IS 'The service.';
COMMENT ON COLUMN portal.cost_models.version IS 'Counts up per service.';
COMMENT ON COLUMN portal.cost_models.starts_on IS 'Holds for periods that start on this day or later, until a newer version.';
COMMENT ON COLUMN portal.cost_models.model IS 'A fixed amount with a price per unit, steps to the largest member, or a table of groups.';
COMMENT ON COLUMN portal.cost_models.note IS 'Who agreed on it, and when.';
COMMENT ON COLUMN portal.cost_models.made_by IS 'Name of the person who entered it.';
COMMENT ON COLUMN portal.cost_models.made_at IS 'When it was entered.';

CALL platform.wall_in('portal.cost_models');

CREATE POLICY only_the_office ON portal.cost_models AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office');

GRANT SELECT, INSERT ON portal.cost_models TO portal_app;
