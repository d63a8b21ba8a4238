DROP TABLE portal.proxies;
