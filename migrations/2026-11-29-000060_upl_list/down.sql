REVOKE INSERT, UPDATE ON reference.upl_products FROM portal_platform;
DELETE FROM reference.upl_products WHERE NOT municipal OR ended_on IS NOT NULL;
DROP INDEX reference.upl_products_name;
ALTER TABLE reference.upl_products
    ADD CONSTRAINT upl_products_name UNIQUE (name),
    DROP COLUMN ended_on,
    DROP COLUMN bases,
    DROP COLUMN company,
    DROP COLUMN citizen,
    DROP COLUMN municipal;
COMMENT ON TABLE reference.upl_products IS 'Products of municipalities in the uniform product list (UPL, April 2025).';
