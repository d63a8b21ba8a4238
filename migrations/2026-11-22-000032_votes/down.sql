DROP TABLE portal.assembly_decisions;
DROP TABLE portal.secret_votes;
DROP TABLE portal.votes;
DROP TABLE portal.vote_participations;
