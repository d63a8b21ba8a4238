ALTER TABLE portal.solutions DROP COLUMN imported;
