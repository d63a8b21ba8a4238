DROP TABLE portal.ballot_heads CASCADE;
DROP TABLE portal.ballot_seals CASCADE;
DROP TABLE portal.ballots CASCADE;
DROP TABLE portal.round_turnout CASCADE;
