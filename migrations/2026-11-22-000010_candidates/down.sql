DROP TABLE portal.candidates;
