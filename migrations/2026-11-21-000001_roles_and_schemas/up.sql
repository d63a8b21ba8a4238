-- Four doors, four roles, one login that inherits nothing. Roles are global to a cluster: another database may have
-- made them before.
DO $$
DECLARE
    door text;
BEGIN
    FOREACH door IN ARRAY ARRAY['portal_app', 'portal_session', 'portal_worker', 'portal_platform'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = door) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', door);
        END IF;
    END LOOP;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_login') THEN
        CREATE ROLE portal_login LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    END IF;
END
$$;

GRANT portal_app, portal_session, portal_worker, portal_platform TO portal_login;
GRANT SELECT ON public.__diesel_schema_migrations TO portal_session;

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE SCHEMA portal;
COMMENT ON SCHEMA portal IS 'Data of the cooperatives: every row belongs to one, and row security keeps them apart.';
CREATE SCHEMA platform;
COMMENT ON SCHEMA platform IS 'Accounts, sessions and the cooperatives themselves.';
CREATE SCHEMA reference;
COMMENT ON SCHEMA reference IS 'Public registers, shared by all and read-only to the portal.';

GRANT USAGE ON SCHEMA portal, platform, reference TO portal_app, portal_session, portal_worker, portal_platform;

-- One place says how a table of a tenant is walled in: row security on and forced, and one policy that is strict: without a
-- tenant there is an error and never an empty page.
CREATE PROCEDURE platform.wall_in(walled regclass)
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format(
        'CREATE POLICY tenant ON %s TO portal_app
             USING (cooperative_id = current_setting(''app.cooperative_id'')::uuid)
             WITH CHECK (cooperative_id = current_setting(''app.cooperative_id'')::uuid)', walled);
END
$$;
REVOKE EXECUTE ON PROCEDURE platform.wall_in FROM PUBLIC;
