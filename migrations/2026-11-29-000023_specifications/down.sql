DROP TABLE portal.specifications, portal.specification_settings;
