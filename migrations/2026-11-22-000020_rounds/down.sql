DROP TABLE portal.round_lots CASCADE;
DROP TABLE portal.round_electors CASCADE;
DROP TABLE portal.round_candidates CASCADE;
DROP TABLE portal.round_openings CASCADE;
DROP TABLE portal.round_states CASCADE;
DROP TABLE portal.rounds CASCADE;
