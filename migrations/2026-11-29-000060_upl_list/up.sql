-- The whole list, kept up to date by the operator: a product that disappears is marked, never removed, because
-- services, candidates and wishes name it.
ALTER TABLE reference.upl_products
    ADD COLUMN municipal boolean NOT NULL DEFAULT true,
    ADD COLUMN citizen   boolean NOT NULL DEFAULT false,
    ADD COLUMN company   boolean NOT NULL DEFAULT false,
    ADD COLUMN bases     text    NOT NULL DEFAULT '',
    ADD COLUMN ended_on  date;
ALTER TABLE reference.upl_products DROP CONSTRAINT upl_products_name;
CREATE UNIQUE INDEX upl_products_name ON reference.upl_products (name) WHERE ended_on IS NULL;
COMMENT ON TABLE reference.upl_products IS 'The uniform product list (UPL): names of products that governments share.';
COMMENT ON COLUMN reference.upl_products.municipal IS 'Whether municipalities offer it.';
COMMENT ON COLUMN reference.upl_products.citizen IS 'Whether it is for inhabitants.';
COMMENT ON COLUMN reference.upl_products.company IS 'Whether it is for companies.';
COMMENT ON COLUMN reference.upl_products.bases IS 'Legal bases, one a line: a title, a bar, an address.';
COMMENT ON COLUMN reference.upl_products.ended_on IS 'Since when the list no longer has it; empty while it does.';
GRANT INSERT, UPDATE ON reference.upl_products TO portal_platform;
