-- How something comes: built together, bought together, by linking up with what is there, or by agreeing alone.
ALTER TABLE portal.lives ADD COLUMN acquisition text NOT NULL DEFAULT '';
ALTER TABLE portal.lives ADD CONSTRAINT lives_acquisition
    CHECK (acquisition IN ('', 'build', 'purchase', 'connect', 'arrangement'));
COMMENT ON COLUMN portal.lives.acquisition IS 'How it comes: build, purchase, connect, arrangement; empty while unknown.';
GRANT UPDATE (acquisition) ON portal.lives TO portal_app;

ALTER TABLE portal.wishes ADD COLUMN acquisition text NOT NULL DEFAULT '';
ALTER TABLE portal.wishes ADD CONSTRAINT wishes_acquisition
    CHECK (acquisition IN ('', 'build', 'purchase', 'connect', 'arrangement'));
COMMENT ON COLUMN portal.wishes.acquisition IS 'How the member thinks that it comes: build, purchase, connect, arrangement; empty where it does not say.';
