DROP TABLE portal.subscriptions, portal.service_keys, portal.meters, portal.services;
