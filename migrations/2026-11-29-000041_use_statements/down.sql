DROP TABLE portal.use_reminders;
DROP TABLE portal.use_statements;
