-- The nightly look at the publiccode.yml of each published solution: one row a night, planned and then settled.
CREATE TABLE portal.solution_checks (
    cooperative_id uuid  NOT NULL,
    solution_id    uuid  NOT NULL,
    day            date  NOT NULL,
    state          text  NOT NULL,
    why            text  NOT NULL DEFAULT '',
    sha256         text  NOT NULL DEFAULT '',
    found          jsonb NOT NULL,
    checked_at     timestamptz,
    CONSTRAINT solution_checks_pkey PRIMARY KEY (cooperative_id, solution_id, day),
    CONSTRAINT solution_checks_solution FOREIGN KEY (cooperative_id, solution_id)
        REFERENCES portal.solutions (cooperative_id, id),
    CONSTRAINT solution_checks_state CHECK (state IN ('waiting', 'good', 'faulty', 'unreachable')),
    CONSTRAINT solution_checks_settled CHECK ((state = 'waiting') = (checked_at IS NULL))
);
COMMENT ON TABLE portal.solution_checks IS 'What was found each night at the address of the publiccode.yml of a solution.';
COMMENT ON COLUMN portal.solution_checks.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.solution_checks.solution_id IS 'The solution.';
COMMENT ON COLUMN portal.solution_checks.day IS 'The day of the night, in Europe/Amsterdam.';
COMMENT ON COLUMN portal.solution_checks.state IS 'Waiting, good, faulty, or no file came.';
COMMENT ON COLUMN portal.solution_checks.why IS 'Word for why no file came; empty otherwise.';
COMMENT ON COLUMN portal.solution_checks.sha256 IS 'Fingerprint of the file; empty where none came.';
COMMENT ON COLUMN portal.solution_checks.found IS 'Faults of the file, and the fields in which it says something else than the solution.';
COMMENT ON COLUMN portal.solution_checks.checked_at IS 'When; absent while it waits.';

CALL platform.wall_in('portal.solution_checks');

CREATE POLICY by_the_portal ON portal.solution_checks AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office');
CREATE POLICY settled_by_the_portal ON portal.solution_checks AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (current_setting('app.scope') = 'office' AND state = 'waiting') WITH CHECK (true);

GRANT SELECT, INSERT ON portal.solution_checks TO portal_app;
GRANT UPDATE (state, why, sha256, found, checked_at) ON portal.solution_checks TO portal_app;

-- The worker learns which solutions are to be looked at, and nothing of what they say.
CREATE POLICY worker ON portal.solutions FOR SELECT TO portal_worker USING (true);
CREATE POLICY worker ON portal.solution_checks FOR SELECT TO portal_worker USING (true);
GRANT SELECT (cooperative_id, id, publiccode, state) ON portal.solutions TO portal_worker;
GRANT SELECT (cooperative_id, solution_id, day) ON portal.solution_checks TO portal_worker;
