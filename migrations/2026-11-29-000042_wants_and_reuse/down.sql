DROP TABLE portal.reuses;
DROP TABLE portal.solution_wants;
