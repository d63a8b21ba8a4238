-- The jobs stay: the release before knows the kind, and what is done already is not done again.
SELECT 1;
