DROP TABLE portal.reorganisation_subscriptions;
DROP TABLE portal.reorganisation_plans;
DROP TABLE portal.reorganisation_seats;
DROP TABLE portal.reorganisation_successors;
DROP TABLE portal.reorganisation_predecessors;
DROP TABLE portal.reorganisations;
