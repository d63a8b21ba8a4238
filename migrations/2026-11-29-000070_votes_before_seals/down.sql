ALTER TABLE portal.resolutions DROP COLUMN votes_sealed;
