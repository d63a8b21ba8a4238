REVOKE SELECT (cooperative_id, id, publiccode, state) ON portal.solutions FROM portal_worker;
DROP POLICY worker ON portal.solutions;
DROP TABLE portal.solution_checks;
