DROP TABLE portal.cost_models;
