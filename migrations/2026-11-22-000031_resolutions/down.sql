DROP TABLE portal.resolution_voters;
DROP TABLE portal.amendments;
DROP TABLE portal.resolution_options;
DROP TABLE portal.resolutions;
