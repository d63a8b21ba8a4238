DROP TABLE portal.stances;
