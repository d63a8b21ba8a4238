DROP TABLE portal.facilities, portal.programmes;
