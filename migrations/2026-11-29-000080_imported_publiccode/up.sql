-- What a file says of a solution and its form does not hold (platforms, maintenance, languages) is kept with it, so that
-- the file that goes out says it too.
ALTER TABLE portal.solutions ADD COLUMN imported text NOT NULL DEFAULT '';
COMMENT ON COLUMN portal.solutions.imported IS 'Text of the publiccode.yml that it was entered from; empty where it was entered by hand.';
