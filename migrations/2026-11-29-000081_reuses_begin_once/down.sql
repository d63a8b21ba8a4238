DROP INDEX portal.reuses_begun_once;
