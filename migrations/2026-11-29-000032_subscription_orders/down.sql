DROP TABLE portal.subscription_orders;
DROP TABLE portal.subscription_choices;
