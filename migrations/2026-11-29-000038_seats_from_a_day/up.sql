-- Who goes along to a successor gets its seat when the reorganisation is confirmed, and acts from it on the day.
ALTER TABLE portal.seats ADD COLUMN starts_on date;
COMMENT ON COLUMN portal.seats.starts_on IS 'First day on which somebody acts from it; absent for from the start.';
