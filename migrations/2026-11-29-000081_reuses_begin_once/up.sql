-- A reuse counts once: a member begins with one estimate of a solution, and every later one replaces the one before.
-- Two that came at once are put behind each other, in the order in which they came.
ALTER TABLE portal.reuses NO FORCE ROW LEVEL SECURITY;
CREATE TEMPORARY TABLE begun_twice ON COMMIT DROP AS
SELECT id, lag(id) OVER (PARTITION BY cooperative_id, solution_id, member_id ORDER BY at, id) AS replaces
FROM portal.reuses WHERE (cooperative_id, solution_id, member_id) IN (
    SELECT cooperative_id, solution_id, member_id FROM portal.reuses WHERE replaces IS NULL
    GROUP BY cooperative_id, solution_id, member_id HAVING count(*) > 1);
UPDATE portal.reuses r SET replaces = NULL FROM begun_twice b WHERE b.id = r.id;
UPDATE portal.reuses r SET replaces = b.replaces FROM begun_twice b WHERE b.id = r.id;
ALTER TABLE portal.reuses FORCE ROW LEVEL SECURITY;

CREATE UNIQUE INDEX reuses_begun_once ON portal.reuses (cooperative_id, solution_id, member_id) WHERE replaces IS NULL;
