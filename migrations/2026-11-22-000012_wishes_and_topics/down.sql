DROP TABLE portal.state_changes, portal.comments, portal.follows, portal.supports, portal.wishes;
ALTER TABLE portal.candidates DROP CONSTRAINT candidates_topic, DROP documents, DROP expected_on;
DROP TABLE portal.topics;
