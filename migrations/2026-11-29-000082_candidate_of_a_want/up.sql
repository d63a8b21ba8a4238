-- Which candidate a member supports because it wants a solution: the solution may be linked to another one meanwhile.
ALTER TABLE portal.solution_wants ADD COLUMN candidate_id uuid;
ALTER TABLE portal.solution_wants NO FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.solutions NO FORCE ROW LEVEL SECURITY;
UPDATE portal.solution_wants w SET candidate_id = s.candidate_id FROM portal.solutions s
WHERE w.with_support AND s.cooperative_id = w.cooperative_id AND s.id = w.solution_id;
ALTER TABLE portal.solutions FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.solution_wants FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.solution_wants DROP COLUMN with_support;
ALTER TABLE portal.solution_wants ADD CONSTRAINT solution_wants_candidate
    FOREIGN KEY (cooperative_id, candidate_id) REFERENCES portal.candidates (cooperative_id, id);
COMMENT ON COLUMN portal.solution_wants.candidate_id IS 'The candidate that the member supports because of this, and no longer when it wants this no longer.';
