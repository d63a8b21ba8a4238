ALTER TABLE portal.rounds DROP COLUMN carried, DROP COLUMN electors_reason, DROP COLUMN elector_ids;
