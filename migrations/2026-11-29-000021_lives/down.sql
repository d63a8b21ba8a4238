DROP TABLE portal.facility_dependencies, portal.service_dependencies, portal.lives;
