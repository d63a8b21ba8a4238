CREATE TABLE portal.member_votes (
    cooperative_id    uuid    NOT NULL,
    member_id         uuid    NOT NULL,
    on_day            date    NOT NULL,
    votes             integer NOT NULL,
    reorganisation_id uuid    NOT NULL,
    CONSTRAINT member_votes_pkey PRIMARY KEY (cooperative_id, member_id, on_day),
    CONSTRAINT member_votes_member FOREIGN KEY (cooperative_id, member_id) REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT member_votes_reorganisation FOREIGN KEY (cooperative_id, reorganisation_id)
        REFERENCES portal.reorganisations (cooperative_id, id),
    CONSTRAINT member_votes_range CHECK (votes BETWEEN 0 AND 1000000)
);
COMMENT ON TABLE portal.member_votes IS 'Votes of a member from a day on, instead of those it was admitted with.';
COMMENT ON COLUMN portal.member_votes.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.member_votes.member_id IS 'The member.';
COMMENT ON COLUMN portal.member_votes.on_day IS 'Holds from this day until a newer row.';
COMMENT ON COLUMN portal.member_votes.votes IS 'Votes where votes are weighted.';
COMMENT ON COLUMN portal.member_votes.reorganisation_id IS 'Why they changed.';

CALL platform.wall_in('portal.member_votes');
CREATE POLICY by_the_office ON portal.member_votes AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office');
GRANT SELECT, INSERT ON portal.member_votes TO portal_app;
