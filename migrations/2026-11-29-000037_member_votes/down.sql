DROP TABLE portal.member_votes;
