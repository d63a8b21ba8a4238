DROP POLICY closed_with_result ON portal.round_states;
DROP TABLE portal.round_reminders;
DROP TABLE portal.round_challenges;
DROP TABLE portal.round_decisions;
DROP TABLE portal.round_results;
