DROP TABLE portal.procurement_bases;
