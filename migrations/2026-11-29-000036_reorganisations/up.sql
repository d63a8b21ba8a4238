-- Municipalities merge and split. Everything that a confirmation does stands in rows with the day itself on them, so that
-- nothing has to happen at midnight.
CREATE TABLE portal.reorganisations (
    cooperative_id uuid        NOT NULL CONSTRAINT reorganisations_cooperative REFERENCES platform.cooperatives (id),
    id             uuid        NOT NULL,
    kind           text        NOT NULL,
    on_day         date        NOT NULL,
    reason         text        NOT NULL,
    source         text        NOT NULL DEFAULT '',
    votes_per      integer,
    votes_most     integer,
    state          text        NOT NULL,
    made_by_id     uuid        NOT NULL,
    made_by        text        NOT NULL,
    made_at        timestamptz NOT NULL,
    decided_by_id  uuid,
    decided_by     text,
    decided_at     timestamptz,
    decision_note  text        NOT NULL DEFAULT '',
    CONSTRAINT reorganisations_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT reorganisations_kind CHECK (kind IN ('merge', 'split')),
    CONSTRAINT reorganisations_state CHECK (state IN ('prepared', 'confirmed', 'withdrawn')),
    CONSTRAINT reorganisations_decided CHECK ((state = 'prepared') = (decided_at IS NULL)
        AND (decided_at IS NULL) = (decided_by IS NULL) AND (decided_at IS NULL) = (decided_by_id IS NULL)),
    CONSTRAINT reorganisations_four_eyes CHECK (state <> 'confirmed' OR decided_by_id <> made_by_id),
    CONSTRAINT reorganisations_votes CHECK ((votes_per IS NULL) = (votes_most IS NULL) AND votes_per > 0
        AND votes_most BETWEEN 1 AND 1000000)
);
COMMENT ON TABLE portal.reorganisations IS 'Municipalities that merge or split on a day: prepared by one person, confirmed by another.';
COMMENT ON COLUMN portal.reorganisations.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.reorganisations.id IS 'The reorganisation.';
COMMENT ON COLUMN portal.reorganisations.kind IS 'merge: all that leave go into one; split: one goes over several by shares.';
COMMENT ON COLUMN portal.reorganisations.on_day IS 'First day of the successors, and the first day after those that leave.';
COMMENT ON COLUMN portal.reorganisations.reason IS 'Why, in words for members.';
COMMENT ON COLUMN portal.reorganisations.source IS 'Where it and its shares are laid down: a law, an address.';
COMMENT ON COLUMN portal.reorganisations.votes_per IS 'Inhabitants per vote, where votes are counted again by inhabitants.';
COMMENT ON COLUMN portal.reorganisations.votes_most IS 'The most votes of a member, where votes are counted again by inhabitants.';
COMMENT ON COLUMN portal.reorganisations.state IS 'How far it is.';
COMMENT ON COLUMN portal.reorganisations.made_by_id IS 'Who prepared it, or last changed who goes where.';
COMMENT ON COLUMN portal.reorganisations.made_by IS 'Name of that person.';
COMMENT ON COLUMN portal.reorganisations.made_at IS 'When.';
COMMENT ON COLUMN portal.reorganisations.decided_by_id IS 'Who confirmed or withdrew it.';
COMMENT ON COLUMN portal.reorganisations.decided_by IS 'Name of that person.';
COMMENT ON COLUMN portal.reorganisations.decided_at IS 'When.';
COMMENT ON COLUMN portal.reorganisations.decision_note IS 'Why it was withdrawn.';

CREATE TABLE portal.reorganisation_predecessors (
    cooperative_id    uuid NOT NULL,
    reorganisation_id uuid NOT NULL,
    member_id         uuid NOT NULL,
    CONSTRAINT reorganisation_predecessors_pkey PRIMARY KEY (cooperative_id, reorganisation_id, member_id),
    CONSTRAINT reorganisation_predecessors_of FOREIGN KEY (cooperative_id, reorganisation_id)
        REFERENCES portal.reorganisations (cooperative_id, id),
    CONSTRAINT reorganisation_predecessors_member FOREIGN KEY (cooperative_id, member_id)
        REFERENCES portal.members (cooperative_id, id)
);
COMMENT ON TABLE portal.reorganisation_predecessors IS 'The members that leave.';
COMMENT ON COLUMN portal.reorganisation_predecessors.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.reorganisation_predecessors.reorganisation_id IS 'The reorganisation.';
COMMENT ON COLUMN portal.reorganisation_predecessors.member_id IS 'Who leaves.';

CREATE TABLE portal.reorganisation_successors (
    cooperative_id    uuid    NOT NULL,
    reorganisation_id uuid    NOT NULL,
    place             integer NOT NULL,
    member_id         uuid,
    code              text    NOT NULL,
    name              text    NOT NULL,
    numerator         bigint  NOT NULL,
    denominator       bigint  NOT NULL,
    CONSTRAINT reorganisation_successors_pkey PRIMARY KEY (cooperative_id, reorganisation_id, place),
    CONSTRAINT reorganisation_successors_code UNIQUE (cooperative_id, reorganisation_id, code),
    CONSTRAINT reorganisation_successors_of FOREIGN KEY (cooperative_id, reorganisation_id)
        REFERENCES portal.reorganisations (cooperative_id, id),
    CONSTRAINT reorganisation_successors_member FOREIGN KEY (cooperative_id, member_id)
        REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT reorganisation_successors_share CHECK (numerator > 0 AND numerator <= denominator)
);
COMMENT ON TABLE portal.reorganisation_successors IS 'Who takes over, and which exact share of each member that leaves.';
COMMENT ON COLUMN portal.reorganisation_successors.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.reorganisation_successors.reorganisation_id IS 'The reorganisation.';
COMMENT ON COLUMN portal.reorganisation_successors.place IS 'Order, from 0.';
COMMENT ON COLUMN portal.reorganisation_successors.member_id IS 'The membership; absent until a new one is admitted.';
COMMENT ON COLUMN portal.reorganisation_successors.code IS 'Its code.';
COMMENT ON COLUMN portal.reorganisation_successors.name IS 'Its name.';
COMMENT ON COLUMN portal.reorganisation_successors.numerator IS 'The share, above the line.';
COMMENT ON COLUMN portal.reorganisation_successors.denominator IS 'The share, below the line.';

CREATE TABLE portal.reorganisation_seats (
    cooperative_id    uuid NOT NULL,
    reorganisation_id uuid NOT NULL,
    seat_id           uuid NOT NULL,
    place             integer,
    CONSTRAINT reorganisation_seats_pkey PRIMARY KEY (cooperative_id, reorganisation_id, seat_id),
    CONSTRAINT reorganisation_seats_seat FOREIGN KEY (cooperative_id, seat_id)
        REFERENCES portal.seats (cooperative_id, id),
    CONSTRAINT reorganisation_seats_successor FOREIGN KEY (cooperative_id, reorganisation_id, place)
        REFERENCES portal.reorganisation_successors (cooperative_id, reorganisation_id, place)
);
COMMENT ON TABLE portal.reorganisation_seats IS 'Where the people of a member that leaves go, where somebody chose.';
COMMENT ON COLUMN portal.reorganisation_seats.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.reorganisation_seats.reorganisation_id IS 'The reorganisation.';
COMMENT ON COLUMN portal.reorganisation_seats.seat_id IS 'The seat for the member that leaves.';
COMMENT ON COLUMN portal.reorganisation_seats.place IS 'For which successor the person acts next; absent for none.';

CREATE TABLE portal.reorganisation_plans (
    cooperative_id    uuid  NOT NULL,
    reorganisation_id uuid  NOT NULL,
    plan              jsonb NOT NULL,
    CONSTRAINT reorganisation_plans_pkey PRIMARY KEY (cooperative_id, reorganisation_id),
    CONSTRAINT reorganisation_plans_of FOREIGN KEY (cooperative_id, reorganisation_id)
        REFERENCES portal.reorganisations (cooperative_id, id)
);
COMMENT ON TABLE portal.reorganisation_plans IS 'What a confirmation did, as it was shown before.';
COMMENT ON COLUMN portal.reorganisation_plans.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.reorganisation_plans.reorganisation_id IS 'The reorganisation.';
COMMENT ON COLUMN portal.reorganisation_plans.plan IS 'Votes, attributes, subscriptions, people and open points.';

CREATE TABLE portal.reorganisation_subscriptions (
    cooperative_id    uuid NOT NULL,
    reorganisation_id uuid NOT NULL,
    from_id           uuid NOT NULL,
    to_id             uuid NOT NULL,
    CONSTRAINT reorganisation_subscriptions_pkey PRIMARY KEY (cooperative_id, reorganisation_id, from_id, to_id),
    CONSTRAINT reorganisation_subscriptions_reorganisation FOREIGN KEY (cooperative_id, reorganisation_id)
        REFERENCES portal.reorganisations (cooperative_id, id),
    CONSTRAINT reorganisation_subscriptions_from FOREIGN KEY (cooperative_id, from_id)
        REFERENCES portal.subscriptions (cooperative_id, id),
    CONSTRAINT reorganisation_subscriptions_to FOREIGN KEY (cooperative_id, to_id)
        REFERENCES portal.subscriptions (cooperative_id, id)
);
COMMENT ON TABLE portal.reorganisation_subscriptions IS 'Which subscription of a successor goes on with which one of a member that left.';
COMMENT ON COLUMN portal.reorganisation_subscriptions.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.reorganisation_subscriptions.reorganisation_id IS 'The reorganisation.';
COMMENT ON COLUMN portal.reorganisation_subscriptions.from_id IS 'The subscription that ended.';
COMMENT ON COLUMN portal.reorganisation_subscriptions.to_id IS 'The one that goes on with it: a new one, or one that ran already.';

CALL platform.wall_in('portal.reorganisations');
CALL platform.wall_in('portal.reorganisation_predecessors');
CALL platform.wall_in('portal.reorganisation_successors');
CALL platform.wall_in('portal.reorganisation_seats');
CALL platform.wall_in('portal.reorganisation_plans');
CALL platform.wall_in('portal.reorganisation_subscriptions');

-- What is prepared is the office's; what was confirmed is every member's to know, and no UPDATE finds it.
CREATE POLICY prepared_is_the_offices ON portal.reorganisations AS RESTRICTIVE FOR SELECT TO portal_app
    USING (current_setting('app.scope') = 'office' OR state = 'confirmed');
CREATE POLICY by_the_office ON portal.reorganisations AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND state = 'prepared');
CREATE POLICY decided_is_final ON portal.reorganisations AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (current_setting('app.scope') = 'office' AND state = 'prepared') WITH CHECK (true);
CREATE POLICY with_it ON portal.reorganisation_predecessors AS RESTRICTIVE FOR SELECT TO portal_app
    USING (EXISTS (SELECT FROM portal.reorganisations r WHERE r.cooperative_id = reorganisation_predecessors.cooperative_id
        AND r.id = reorganisation_predecessors.reorganisation_id));
CREATE POLICY while_prepared ON portal.reorganisation_predecessors AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.reorganisations r
        WHERE r.cooperative_id = reorganisation_predecessors.cooperative_id
            AND r.id = reorganisation_predecessors.reorganisation_id AND r.state = 'prepared'));
CREATE POLICY with_it ON portal.reorganisation_successors AS RESTRICTIVE FOR SELECT TO portal_app
    USING (EXISTS (SELECT FROM portal.reorganisations r WHERE r.cooperative_id = reorganisation_successors.cooperative_id
        AND r.id = reorganisation_successors.reorganisation_id));
CREATE POLICY while_prepared ON portal.reorganisation_successors AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.reorganisations r
        WHERE r.cooperative_id = reorganisation_successors.cooperative_id
            AND r.id = reorganisation_successors.reorganisation_id AND r.state = 'prepared'));
CREATE POLICY admitted_once ON portal.reorganisation_successors AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (current_setting('app.scope') = 'office' AND member_id IS NULL AND EXISTS (SELECT FROM portal.reorganisations r
        WHERE r.cooperative_id = reorganisation_successors.cooperative_id
            AND r.id = reorganisation_successors.reorganisation_id AND r.state = 'prepared')) WITH CHECK (true);
CREATE POLICY the_offices ON portal.reorganisation_seats AS RESTRICTIVE TO portal_app
    USING (current_setting('app.scope') = 'office')
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.reorganisations r
        WHERE r.cooperative_id = reorganisation_seats.cooperative_id
            AND r.id = reorganisation_seats.reorganisation_id AND r.state = 'prepared'));
CREATE POLICY the_offices ON portal.reorganisation_plans AS RESTRICTIVE TO portal_app
    USING (current_setting('app.scope') = 'office') WITH CHECK (current_setting('app.scope') = 'office');
CREATE POLICY by_the_office ON portal.reorganisation_subscriptions AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office');

GRANT SELECT, INSERT ON portal.reorganisations, portal.reorganisation_predecessors, portal.reorganisation_successors,
    portal.reorganisation_seats, portal.reorganisation_plans, portal.reorganisation_subscriptions TO portal_app;
GRANT UPDATE (state, made_by_id, made_by, made_at, decided_by_id, decided_by, decided_at, decision_note)
    ON portal.reorganisations TO portal_app;
GRANT UPDATE (member_id) ON portal.reorganisation_successors TO portal_app;
GRANT UPDATE (place) ON portal.reorganisation_seats TO portal_app;
