DROP TABLE portal.exit_rules;
DROP TABLE portal.packages;
DROP TABLE portal.order_rules;
