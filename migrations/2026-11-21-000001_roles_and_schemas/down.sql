DROP PROCEDURE platform.wall_in;
DROP SCHEMA reference;
DROP SCHEMA platform;
DROP SCHEMA portal;
