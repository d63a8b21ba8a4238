DROP TABLE portal.answers, portal.outbox, portal.jobs;
