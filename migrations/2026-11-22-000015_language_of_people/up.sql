-- Mail of a cooperative is written in the language of its reader, which only the account knew.
ALTER TABLE portal.people ADD COLUMN language text NOT NULL DEFAULT 'nl';
ALTER TABLE portal.people ADD CONSTRAINT people_language CHECK (language IN ('nl', 'en'));
COMMENT ON COLUMN portal.people.language IS 'Language of pages and mail.';

-- Walls hold for the owner too; this once they stand aside.
ALTER TABLE portal.people NO FORCE ROW LEVEL SECURITY;
UPDATE portal.people SET language = a.language FROM platform.people a WHERE a.id = people.id;
ALTER TABLE portal.people FORCE ROW LEVEL SECURITY;
