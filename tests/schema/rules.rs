//! The rules, each with the query that lists its violations and a change that breaks it.

/// A rule of the catalogue.
pub struct Rule {
    /// What holds.
    pub says: &'static str,
    /// A change that breaks it: the test of the rule itself.
    pub breaks: &'static str,
    /// The query that lists what breaks it, as `line`.
    pub violations: &'static str,
}

/// All rules.
pub const RULES: &[Rule] = &[
    Rule {
        says: "every table of a tenant has a cooperative_id that is a uuid and never absent",
        breaks: "CREATE TABLE portal.loose (id uuid PRIMARY KEY)",
        violations: "SELECT c.relname::text AS line FROM pg_class c
            WHERE c.relnamespace = 'portal'::regnamespace AND c.relkind IN ('r', 'p') AND NOT EXISTS (
                SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'cooperative_id'
                    AND a.attnotnull AND a.atttypid = 'uuid'::regtype AND NOT a.attisdropped)",
    },
    Rule {
        says: "row security is enabled and forced on every table of a tenant, partitions too",
        breaks: "ALTER TABLE portal.members NO FORCE ROW LEVEL SECURITY",
        violations: "SELECT c.relname::text AS line FROM pg_class c
            WHERE c.relnamespace = 'portal'::regnamespace AND c.relkind IN ('r', 'p')
                AND NOT (c.relrowsecurity AND c.relforcerowsecurity)",
    },
    Rule {
        says: "the portal's role meets one permissive policy, on cooperative_id, to read and to write",
        breaks: "CREATE POLICY wide_open ON portal.members TO portal_app USING (true)",
        violations: "SELECT c.relname || ': ' || count(p.oid) AS line
            FROM pg_class c LEFT JOIN pg_policy p ON p.polrelid = c.oid AND p.polpermissive
                AND (p.polroles @> ARRAY['portal_app'::regrole::oid] OR p.polroles @> ARRAY[0::oid])
            WHERE c.relnamespace = 'portal'::regnamespace AND c.relkind IN ('r', 'p')
            GROUP BY c.oid, c.relname
            HAVING count(p.oid) <> 1 OR NOT bool_and(p.polcmd = '*'
                AND pg_get_expr(p.polqual, p.polrelid)
                    = '(cooperative_id = (current_setting(''app.cooperative_id''::text))::uuid)'
                AND pg_get_expr(p.polwithcheck, p.polrelid) = pg_get_expr(p.polqual, p.polrelid))",
    },
    Rule {
        says: "a setting that is missing is an error, never an empty page",
        breaks: "CREATE POLICY lenient ON portal.members AS RESTRICTIVE TO portal_app
            USING (current_setting('app.scope', true) = 'office')",
        violations: "SELECT polname || ' on ' || polrelid::regclass AS line FROM pg_policy
            WHERE concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck,
                polrelid)) LIKE '%, true)%'",
    },
    Rule {
        says: "every table has a primary key, and every unique index begins with cooperative_id",
        breaks: "CREATE UNIQUE INDEX leaky ON portal.members (name)",
        violations: "SELECT c.relname || ' ' || coalesce(i.indexrelid::regclass::text, 'without primary key')
            AS line
            FROM pg_class c LEFT JOIN pg_index i ON i.indrelid = c.oid AND (i.indisunique OR i.indisexclusion)
            WHERE c.relnamespace = 'portal'::regnamespace AND c.relkind IN ('r', 'p')
                AND (i.indexrelid IS NULL OR NOT EXISTS (SELECT FROM pg_index k WHERE k.indrelid = c.oid
                    AND k.indisprimary)
                    OR (SELECT attname FROM pg_attribute WHERE attrelid = c.oid AND attnum = i.indkey[0])
                        IS DISTINCT FROM 'cooperative_id')",
    },
    Rule {
        says: "a foreign key between tables of tenants pairs their cooperative_id",
        breaks: "ALTER TABLE portal.members ADD UNIQUE (id);
            ALTER TABLE portal.subscriptions ADD CONSTRAINT other_tenant FOREIGN KEY (member_id)
                REFERENCES portal.members (id)",
        violations: "SELECT k.conname::text AS line FROM pg_constraint k
            JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
            WHERE k.contype = 'f' AND child.relnamespace = 'portal'::regnamespace
                AND parent.relnamespace = 'portal'::regnamespace AND NOT EXISTS (
                    SELECT FROM unnest(k.conkey, k.confkey) AS pair(a, b)
                    JOIN pg_attribute x ON x.attrelid = k.conrelid AND x.attnum = pair.a
                    JOIN pg_attribute y ON y.attrelid = k.confrelid AND y.attnum = pair.b
                    WHERE x.attname = 'cooperative_id' AND y.attname = 'cooperative_id')",
    },
    Rule {
        says: "no view, rule or function lends its owner's eyes",
        breaks: "CREATE VIEW portal.peek AS SELECT name FROM portal.members",
        violations: "SELECT c.relname::text AS line FROM pg_class c
            WHERE c.relnamespace IN ('portal'::regnamespace, 'platform'::regnamespace,
                'reference'::regnamespace)
                AND (c.relkind = 'm' OR c.relkind = 'v'
                    AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false))
            UNION ALL SELECT p.proname::text FROM pg_proc p
            WHERE p.prosecdef AND p.pronamespace::regnamespace::text NOT IN ('pg_catalog',
                'information_schema')",
    },
    Rule {
        says: "nothing's correctness rests on triggers or sequences",
        breaks: "CREATE SEQUENCE portal.counter",
        violations: "SELECT relname::text AS line FROM pg_class WHERE relkind = 'S' AND relnamespace IN
                ('portal'::regnamespace, 'platform'::regnamespace, 'reference'::regnamespace)
            UNION ALL SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal",
    },
    Rule {
        says: "the portal's roles are no superusers, bypass and make nothing; only the login logs in",
        breaks: "ALTER ROLE portal_app LOGIN",
        violations: "SELECT rolname::text AS line FROM pg_roles WHERE rolname LIKE 'portal\\_%'
            AND (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication
                OR rolcanlogin <> (rolname = 'portal_login') OR (rolname = 'portal_login' AND rolinherit))",
    },
    Rule {
        says: "the login is a member of the four doors and of nothing else",
        breaks: "GRANT pg_read_all_data TO portal_login",
        violations: "SELECT m.roleid::regrole || ' to ' || m.member::regrole AS line FROM pg_auth_members m
            WHERE m.member::regrole::text LIKE 'portal\\_%' AND NOT (m.member = 'portal_login'::regrole
                AND m.roleid::regrole::text IN ('portal_app', 'portal_session', 'portal_worker',
                    'portal_platform'))
            UNION ALL SELECT 'no ' || door FROM unnest(ARRAY['app', 'session', 'worker', 'platform']) AS door
            WHERE NOT pg_has_role('portal_login', 'portal_' || door, 'MEMBER')",
    },
    Rule {
        says: "the portal's roles own nothing",
        breaks: "ALTER TABLE portal.members OWNER TO portal_app",
        violations: "SELECT c.oid::regclass::text AS line FROM pg_class c
            WHERE c.relowner::regrole::text LIKE 'portal\\_%'
            UNION ALL SELECT nspname::text FROM pg_namespace WHERE nspowner::regrole::text LIKE 'portal\\_%'
            UNION ALL SELECT datname::text FROM pg_database WHERE datdba::regrole::text LIKE 'portal\\_%'",
    },
    Rule {
        says: "the login itself may touch no table: each door's role has its own grants",
        breaks: "GRANT SELECT ON platform.people TO portal_login",
        violations: "SELECT grantee || ' ' || privilege_type || ' on ' || table_schema || '.' || table_name
            AS line
            FROM information_schema.role_table_grants
            WHERE table_schema IN ('portal', 'platform', 'reference') AND grantee IN ('portal_login',
                'PUBLIC')",
    },
    Rule {
        says: "nobody may truncate, reference or hang triggers, and grants are not passed on",
        breaks: "GRANT TRUNCATE ON portal.audit_events TO portal_app",
        violations: "SELECT grantee || ' ' || privilege_type || ' on ' || table_schema || '.' || table_name
            AS line
            FROM information_schema.role_table_grants
            WHERE table_schema IN ('portal', 'platform', 'reference') AND grantee LIKE 'portal\\_%'
                AND (privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER') OR is_grantable = 'YES')",
    },
    Rule {
        says: "what happened is added to and never changed",
        breaks: "GRANT UPDATE ON portal.audit_events TO portal_app",
        violations: "SELECT grantee || ' ' || privilege_type || ' on ' || table_schema || '.' || table_name
            AS line
            FROM information_schema.role_table_grants
            WHERE table_schema || '.' || table_name IN ('portal.agenda_attachments',
                'portal.agenda_items', 'portal.allocation_lines', 'portal.answers',
                'portal.assembly_decisions', 'portal.audit_events', 'portal.audit_seals',
                'portal.backoffice_links',
                'portal.ballot_seals', 'portal.ballots', 'portal.member_votes',
                'portal.reorganisation_plans', 'portal.reorganisation_predecessors',
                'portal.reorganisation_subscriptions', 'portal.resolution_options',
                'portal.resolution_voters', 'portal.reuses', 'portal.round_candidates',
                'portal.round_challenges',
                'portal.round_decisions', 'portal.round_electors', 'portal.round_lots',
                'portal.round_openings', 'portal.round_reminders', 'portal.round_results',
                'portal.round_turnout', 'portal.secret_votes', 'portal.service_keys',
                'portal.stances', 'portal.subscription_choices',
                'portal.solution_lessons',
                'portal.usage_events', 'portal.vote_participations', 'portal.votes',
                'platform.audit_events')
                AND grantee LIKE 'portal\\_%' AND privilege_type NOT IN ('SELECT', 'INSERT')",
    },
    Rule {
        says: "only passing things may be deleted",
        breaks: "GRANT DELETE ON portal.members TO portal_app",
        violations: "SELECT grantee || ' on ' || table_schema || '.' || table_name AS line
            FROM information_schema.role_table_grants
            WHERE privilege_type = 'DELETE' AND grantee LIKE 'portal\\_%'
                AND table_schema || '.' || table_name NOT IN ('platform.session_seats',
                    'platform.sign_in_attempts',
                    'portal.import_faults', 'portal.upload_chunks')",
    },
    Rule {
        says: "a secret vote has no member, no person and no time, and who took part has no time either",
        breaks: "ALTER TABLE portal.vote_participations ADD COLUMN voted_at timestamptz",
        violations: "SELECT c.relname || '.' || a.attname AS line FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relnamespace = 'portal'::regnamespace
                AND (c.relname = 'secret_votes'
                    AND a.attname NOT IN ('cooperative_id', 'resolution_id', 'id', 'answer')
                OR c.relname = 'vote_participations'
                    AND a.attname NOT IN ('cooperative_id', 'resolution_id', 'member_id', 'holder_id'))",
    },
    Rule {
        says: "the portal cannot pair who took part with a secret vote by what PostgreSQL keeps of a row",
        breaks: "GRANT SELECT ON portal.secret_votes TO portal_app",
        violations: "SELECT grantee || ' on ' || table_name AS line FROM information_schema.role_table_grants
            WHERE table_schema = 'portal' AND table_name IN ('secret_votes', 'vote_participations')
                AND grantee LIKE 'portal\\_%' AND privilege_type = 'SELECT'",
    },
    Rule {
        says: "the rules of a resolution are fixed when it is made",
        breaks: "GRANT UPDATE (closes_at) ON portal.resolutions TO portal_app",
        violations: "SELECT grantee || ' ' || column_name AS line FROM information_schema.column_privileges
            WHERE table_schema = 'portal' AND table_name = 'resolutions' AND privilege_type = 'UPDATE'
                AND grantee LIKE 'portal\\_%' AND column_name NOT IN ('state', 'opened_by_id', 'opened_by',
                    'opened_at', 'closed_by_id', 'closed_by', 'closed_at')",
    },
    Rule {
        says: "registers are shared and read-only; the operator keeps the uniform product list up to date",
        breaks: "GRANT INSERT ON reference.municipalities TO portal_app",
        violations: "SELECT grantee || ' ' || privilege_type || ' on ' || table_name AS line
            FROM information_schema.role_table_grants
            WHERE table_schema = 'reference' AND grantee LIKE 'portal\\_%' AND privilege_type <> 'SELECT'
                AND (grantee, table_name::text) <> ('portal_platform', 'upl_products')",
    },
    Rule {
        says: "schemas, tables and columns say what they are",
        breaks: "ALTER TABLE portal.members ADD COLUMN mystery text",
        violations: "SELECT n.nspname || '.' || c.relname || coalesce('.' || a.attname, '') AS line
            FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid AND c.relkind IN ('r', 'p')
            JOIN (SELECT attrelid, attnum, attname FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped
                UNION ALL SELECT oid, 0, NULL FROM pg_class) AS a ON a.attrelid = c.oid
            WHERE n.nspname IN ('portal', 'platform', 'reference') AND btrim(coalesce(CASE a.attnum
                WHEN 0 THEN obj_description(c.oid, 'pg_class') ELSE col_description(c.oid, a.attnum) END,
                    '')) = ''
            UNION ALL SELECT nspname::text FROM pg_namespace
            WHERE nspname IN ('portal', 'platform', 'reference') AND obj_description(oid,
                'pg_namespace') IS NULL",
    },
    Rule {
        says: "constraints have names of our own, which become sentences beside a field",
        breaks: "ALTER TABLE portal.members ADD CHECK (votes < 7)",
        violations: "SELECT k.conrelid::regclass || ' ' || k.conname AS line FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid
            WHERE k.connamespace IN ('portal'::regnamespace, 'platform'::regnamespace,
                'reference'::regnamespace)
                AND k.contype IN ('c', 'f', 'u', 'x')
                AND k.conname ~ ('^' || c.relname || '(_' || coalesce((
                    SELECT string_agg(a.attname, '_' ORDER BY array_position(k.conkey, a.attnum))
                        FROM pg_attribute a
                    WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)), '')
                        || '_(check|fkey|key|excl)|_check)[0-9]*$')",
    },
];
