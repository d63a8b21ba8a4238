DROP TABLE reference.upl_products;
