CREATE TABLE portal.programmes (
    cooperative_id uuid        NOT NULL CONSTRAINT programmes_cooperative REFERENCES platform.cooperatives (id),
    id             uuid        NOT NULL,
    name           text        NOT NULL,
    summary        text        NOT NULL DEFAULT '',
    ends_on        date,
    made_by        text        NOT NULL,
    made_at        timestamptz NOT NULL,
    CONSTRAINT programmes_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT programmes_name UNIQUE (cooperative_id, name),
    CONSTRAINT programmes_name_form CHECK (length(name) BETWEEN 1 AND 120)
);
COMMENT ON TABLE portal.programmes IS 'What groups services: Omgevingswet, sociaal domein.';
COMMENT ON COLUMN portal.programmes.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.programmes.id IS 'The programme.';
COMMENT ON COLUMN portal.programmes.name IS 'Name as members know it; candidates name their programme by it.';
COMMENT ON COLUMN portal.programmes.summary IS 'What it is about, in plain Dutch.';
COMMENT ON COLUMN portal.programmes.ends_on IS 'When all of it should be there; absent while nobody said so.';
COMMENT ON COLUMN portal.programmes.made_by IS 'Name of the person who entered it.';
COMMENT ON COLUMN portal.programmes.made_at IS 'When.';

CREATE TABLE portal.facilities (
    cooperative_id uuid        NOT NULL CONSTRAINT facilities_cooperative REFERENCES platform.cooperatives (id),
    id             uuid        NOT NULL,
    name           text        NOT NULL,
    summary        text        NOT NULL DEFAULT '',
    owner          text        NOT NULL DEFAULT '',
    made_by        text        NOT NULL,
    made_at        timestamptz NOT NULL,
    CONSTRAINT facilities_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT facilities_name UNIQUE (cooperative_id, name),
    CONSTRAINT facilities_name_form CHECK (length(name) BETWEEN 1 AND 120)
);
COMMENT ON TABLE portal.facilities IS 'National facilities that services depend on: GDI, GGI, MijnOverheid. Nobody is charged for them.';
COMMENT ON COLUMN portal.facilities.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.facilities.id IS 'The facility.';
COMMENT ON COLUMN portal.facilities.name IS 'Its name.';
COMMENT ON COLUMN portal.facilities.summary IS 'What it is for, in plain Dutch.';
COMMENT ON COLUMN portal.facilities.owner IS 'Who keeps it.';
COMMENT ON COLUMN portal.facilities.made_by IS 'Name of the person who entered it.';
COMMENT ON COLUMN portal.facilities.made_at IS 'When.';

CALL platform.wall_in('portal.programmes');
CALL platform.wall_in('portal.facilities');

GRANT SELECT, INSERT, UPDATE (name, summary, ends_on) ON portal.programmes TO portal_app;
GRANT SELECT, INSERT, UPDATE (name, summary, owner) ON portal.facilities TO portal_app;

-- Every programme that a candidate names is one.
ALTER TABLE portal.candidates NO FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.programmes NO FORCE ROW LEVEL SECURITY;
INSERT INTO portal.programmes (cooperative_id, id, name, made_by, made_at)
SELECT cooperative_id, gen_random_uuid(), left(programme, 120), min(made_by), min(made_at) FROM portal.candidates
WHERE programme <> '' GROUP BY cooperative_id, left(programme, 120);
ALTER TABLE portal.programmes FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.candidates FORCE ROW LEVEL SECURITY;
