DROP TABLE portal.invitations, portal.seats, portal.people, portal.member_attributes, portal.members;
