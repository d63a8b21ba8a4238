ALTER TABLE portal.wishes DROP COLUMN acquisition;
ALTER TABLE portal.lives DROP COLUMN acquisition;
