DROP TABLE portal.solution_lessons;
DROP TABLE portal.solutions;
