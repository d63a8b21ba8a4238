-- Who votes can be chosen, and then it is said why; and what an earlier round left can be part of the budget.
ALTER TABLE portal.rounds
    ADD COLUMN elector_ids     jsonb,
    ADD COLUMN electors_reason text NOT NULL DEFAULT '',
    ADD COLUMN carried         jsonb NOT NULL DEFAULT '[]',
    ADD CONSTRAINT rounds_electors CHECK ((elector_ids IS NULL) = (btrim(electors_reason) = ''));
COMMENT ON COLUMN portal.rounds.elector_ids IS 'Members that were chosen to vote; absent where all members vote.';
COMMENT ON COLUMN portal.rounds.electors_reason IS 'Why only they vote; never empty where members were chosen.';
COMMENT ON COLUMN portal.rounds.carried IS 'What earlier rounds left and this budget holds: round, title and amount in euros of each.';
