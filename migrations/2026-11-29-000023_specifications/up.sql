CREATE TABLE portal.specifications (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    life_id        uuid        NOT NULL,
    version        integer     NOT NULL,
    service        text        NOT NULL,
    title          text        NOT NULL,
    text           text        NOT NULL,
    documents      text        NOT NULL DEFAULT '',
    made_by        text        NOT NULL,
    made_at        timestamptz NOT NULL,
    CONSTRAINT specifications_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT specifications_version UNIQUE (cooperative_id, life_id, version),
    CONSTRAINT specifications_life FOREIGN KEY (cooperative_id, life_id) REFERENCES portal.lives (cooperative_id, id),
    CONSTRAINT specifications_text CHECK (length(title) BETWEEN 1 AND 120 AND length(text) BETWEEN 1 AND 20000)
);
COMMENT ON TABLE portal.specifications IS 'Public specifications of services: versions, never changed.';
COMMENT ON COLUMN portal.specifications.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.specifications.id IS 'The version.';
COMMENT ON COLUMN portal.specifications.life_id IS 'What it specifies.';
COMMENT ON COLUMN portal.specifications.version IS 'Counts up per service.';
COMMENT ON COLUMN portal.specifications.service IS 'Name of the service at that time.';
COMMENT ON COLUMN portal.specifications.title IS 'What this version is called.';
COMMENT ON COLUMN portal.specifications.text IS 'The specifications themselves, in Markdown.';
COMMENT ON COLUMN portal.specifications.documents IS 'Documents elsewhere, one a line: a title, a bar, an address.';
COMMENT ON COLUMN portal.specifications.made_by IS 'Name of the person who published it.';
COMMENT ON COLUMN portal.specifications.made_at IS 'When.';

CREATE TABLE portal.specification_settings (
    cooperative_id uuid        NOT NULL CONSTRAINT specification_settings_cooperative
        REFERENCES platform.cooperatives (id),
    published      boolean     NOT NULL,
    changed_by     text        NOT NULL,
    changed_at     timestamptz NOT NULL,
    CONSTRAINT specification_settings_pkey PRIMARY KEY (cooperative_id)
);
COMMENT ON TABLE portal.specification_settings IS 'Whether everybody may read the specifications of a cooperative.';
COMMENT ON COLUMN portal.specification_settings.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.specification_settings.published IS 'Whether they are there without signing in.';
COMMENT ON COLUMN portal.specification_settings.changed_by IS 'Name of the person who changed this last.';
COMMENT ON COLUMN portal.specification_settings.changed_at IS 'When.';

CALL platform.wall_in('portal.specifications');
CALL platform.wall_in('portal.specification_settings');

GRANT SELECT, INSERT ON portal.specifications TO portal_app;
GRANT SELECT, INSERT, UPDATE ON portal.specification_settings TO portal_app;

-- A stranger reads what the switch publishes, and no names of people.
CREATE POLICY published ON portal.specification_settings FOR SELECT TO portal_session
    USING (published AND cooperative_id = current_setting('app.cooperative_id')::uuid);
CREATE POLICY published ON portal.specifications FOR SELECT TO portal_session
    USING (cooperative_id = current_setting('app.cooperative_id')::uuid
        AND EXISTS (SELECT FROM portal.specification_settings s WHERE s.cooperative_id = specifications.cooperative_id));

GRANT SELECT (cooperative_id, published) ON portal.specification_settings TO portal_session;
GRANT SELECT (cooperative_id, id, life_id, version, service, title, text, documents, made_at)
    ON portal.specifications TO portal_session;
