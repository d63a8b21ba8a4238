CREATE TABLE reference.municipalities (
    code        text    NOT NULL CONSTRAINT municipalities_pkey PRIMARY KEY,
    name        text    NOT NULL,
    inhabitants integer NOT NULL,
    counted_on  date    NOT NULL,
    CONSTRAINT municipalities_code CHECK (code ~ '^GM[0-9]{4}$'),
    CONSTRAINT municipalities_inhabitants CHECK (inhabitants >= 0)
);
COMMENT ON TABLE reference.municipalities IS 'The register of municipalities (Statistics Netherlands).';
COMMENT ON COLUMN reference.municipalities.code IS 'CBS code, GM and four digits.';
COMMENT ON COLUMN reference.municipalities.name IS 'Official name.';
COMMENT ON COLUMN reference.municipalities.inhabitants IS 'Inhabitants on the day of the count.';
COMMENT ON COLUMN reference.municipalities.counted_on IS 'Day of the count.';
GRANT SELECT ON reference.municipalities TO portal_app, portal_session, portal_worker, portal_platform;
