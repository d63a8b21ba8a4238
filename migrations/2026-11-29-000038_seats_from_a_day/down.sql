ALTER TABLE portal.seats DROP COLUMN starts_on;
