ALTER TABLE portal.solution_wants ADD COLUMN with_support boolean NOT NULL DEFAULT false;
ALTER TABLE portal.solution_wants NO FORCE ROW LEVEL SECURITY;
UPDATE portal.solution_wants SET with_support = candidate_id IS NOT NULL;
ALTER TABLE portal.solution_wants FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.solution_wants ALTER COLUMN with_support DROP DEFAULT, DROP COLUMN candidate_id;
COMMENT ON COLUMN portal.solution_wants.with_support IS 'Whether the member supports the candidate because of this, and stops when it wants this no longer.';
