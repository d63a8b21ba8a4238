ALTER TABLE portal.people DROP COLUMN language;
