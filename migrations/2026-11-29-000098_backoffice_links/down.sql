DROP TABLE portal.backoffice_links;
