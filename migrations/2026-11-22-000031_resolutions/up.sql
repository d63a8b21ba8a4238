CREATE TABLE portal.resolutions (
    cooperative_id       uuid        NOT NULL,
    id                   uuid        NOT NULL,
    item_id              uuid        NOT NULL,
    question             text        NOT NULL,
    majority             text        NOT NULL,
    majority_numerator   integer,
    majority_denominator integer,
    quorum_numerator     integer,
    quorum_denominator   integer,
    weighted             boolean     NOT NULL,
    secret               boolean     NOT NULL,
    per_member           boolean     NOT NULL,
    blank_is_cast        boolean     NOT NULL,
    opens_at             timestamptz NOT NULL,
    closes_at            timestamptz NOT NULL,
    revote_of            uuid,
    revote_reason        text        NOT NULL DEFAULT '',
    state                text        NOT NULL,
    made_by_id           uuid        NOT NULL,
    made_by              text        NOT NULL,
    made_at              timestamptz NOT NULL,
    opened_by_id         uuid,
    opened_by            text,
    opened_at            timestamptz,
    closed_by_id         uuid,
    closed_by            text,
    closed_at            timestamptz,
    CONSTRAINT resolutions_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT resolutions_item FOREIGN KEY (cooperative_id, item_id) REFERENCES portal.agenda_items (cooperative_id, id),
    CONSTRAINT resolutions_again FOREIGN KEY (cooperative_id, revote_of) REFERENCES portal.resolutions (cooperative_id, id),
    CONSTRAINT resolutions_again_once UNIQUE (cooperative_id, revote_of),
    CONSTRAINT resolutions_again_why CHECK ((revote_of IS NULL) = (revote_reason = '')),
    CONSTRAINT resolutions_majority CHECK (majority IN ('simple', 'qualified', 'unanimous')
        AND (majority = 'qualified') = (majority_numerator IS NOT NULL)
        AND (majority_numerator IS NULL) = (majority_denominator IS NULL)
        AND (majority_numerator IS NULL OR majority_numerator BETWEEN 1 AND majority_denominator)),
    CONSTRAINT resolutions_quorum CHECK ((quorum_numerator IS NULL) = (quorum_denominator IS NULL)
        AND (quorum_numerator IS NULL OR quorum_numerator BETWEEN 1 AND quorum_denominator)),
    CONSTRAINT resolutions_secret_is_equal CHECK (NOT (secret AND weighted)),
    CONSTRAINT resolutions_secret_is_nobodys CHECK (NOT (secret AND per_member)),
    CONSTRAINT resolutions_times CHECK (opens_at < closes_at),
    CONSTRAINT resolutions_state CHECK (state IN ('draft', 'withdrawn', 'open', 'closed')),
    CONSTRAINT resolutions_opened CHECK ((state IN ('open', 'closed')) = (opened_by_id IS NOT NULL)
        AND (opened_by_id IS NULL) = (opened_by IS NULL) AND (opened_by_id IS NULL) = (opened_at IS NULL)),
    CONSTRAINT resolutions_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL)
        AND (closed_at IS NULL) = (closed_by IS NULL)),
    CONSTRAINT resolutions_four_eyes CHECK (opened_by_id <> made_by_id)
);
CREATE UNIQUE INDEX resolutions_one_at_a_time ON portal.resolutions (cooperative_id, item_id)
    WHERE state IN ('draft', 'open');
COMMENT ON TABLE portal.resolutions IS 'What an assembly is asked to decide, and by which rules. Its rules are fixed when it is made; after closing nothing changes.';
COMMENT ON COLUMN portal.resolutions.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.resolutions.id IS 'The resolution.';
COMMENT ON COLUMN portal.resolutions.item_id IS 'The agenda item.';
COMMENT ON COLUMN portal.resolutions.question IS 'What is decided.';
COMMENT ON COLUMN portal.resolutions.majority IS 'Simple: more than half. Qualified: at least a part. Unanimous: all votes cast.';
COMMENT ON COLUMN portal.resolutions.majority_numerator IS 'The part of a qualified majority: its numerator.';
COMMENT ON COLUMN portal.resolutions.majority_denominator IS 'The part of a qualified majority: its denominator.';
COMMENT ON COLUMN portal.resolutions.quorum_numerator IS 'The part that has to take part: its numerator; absent without quorum.';
COMMENT ON COLUMN portal.resolutions.quorum_denominator IS 'The part that has to take part: its denominator.';
COMMENT ON COLUMN portal.resolutions.weighted IS 'Whether the votes of members weigh as in the list of members, or count one each.';
COMMENT ON COLUMN portal.resolutions.secret IS 'Whether nobody ever learns who answered what.';
COMMENT ON COLUMN portal.resolutions.per_member IS 'Whether the answer of each member is published after closing.';
COMMENT ON COLUMN portal.resolutions.blank_is_cast IS 'Whether a blank vote is a vote cast.';
COMMENT ON COLUMN portal.resolutions.opens_at IS 'From when members vote; at most 30 days before the assembly.';
COMMENT ON COLUMN portal.resolutions.closes_at IS 'From here on no vote is taken.';
COMMENT ON COLUMN portal.resolutions.revote_of IS 'The vote that is held again; both are kept.';
COMMENT ON COLUMN portal.resolutions.revote_reason IS 'Why it is held again.';
COMMENT ON COLUMN portal.resolutions.state IS 'Draft, withdrawn, open or closed.';
COMMENT ON COLUMN portal.resolutions.made_by_id IS 'Who made it.';
COMMENT ON COLUMN portal.resolutions.made_by IS 'Name of who made it.';
COMMENT ON COLUMN portal.resolutions.made_at IS 'When.';
COMMENT ON COLUMN portal.resolutions.opened_by_id IS 'Who opened it: never who made it.';
COMMENT ON COLUMN portal.resolutions.opened_by IS 'Name of who opened it.';
COMMENT ON COLUMN portal.resolutions.opened_at IS 'When; the electorate is that of this moment.';
COMMENT ON COLUMN portal.resolutions.closed_by_id IS 'Who closed it.';
COMMENT ON COLUMN portal.resolutions.closed_by IS 'Name of who closed it.';
COMMENT ON COLUMN portal.resolutions.closed_at IS 'When it was closed and counted.';

CREATE TABLE portal.resolution_options (
    cooperative_id uuid    NOT NULL,
    resolution_id  uuid    NOT NULL,
    place          integer NOT NULL,
    label          text    NOT NULL,
    CONSTRAINT resolution_options_pkey PRIMARY KEY (cooperative_id, resolution_id, place),
    CONSTRAINT resolution_options_label UNIQUE (cooperative_id, resolution_id, label),
    CONSTRAINT resolution_options_resolution FOREIGN KEY (cooperative_id, resolution_id)
        REFERENCES portal.resolutions (cooperative_id, id),
    CONSTRAINT resolution_options_place CHECK (place BETWEEN 0 AND 19)
);
COMMENT ON TABLE portal.resolution_options IS 'What can be chosen, where that is more than for and against. Amendments add to it.';
COMMENT ON COLUMN portal.resolution_options.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.resolution_options.resolution_id IS 'The resolution.';
COMMENT ON COLUMN portal.resolution_options.place IS 'Place among the options, from 0.';
COMMENT ON COLUMN portal.resolution_options.label IS 'The option in words.';

CREATE TABLE portal.amendments (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    resolution_id  uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    title          text        NOT NULL,
    body           text        NOT NULL,
    state          text        NOT NULL,
    option_place   integer,
    reason         text        NOT NULL DEFAULT '',
    proposed_by    text        NOT NULL,
    proposed_at    timestamptz NOT NULL,
    decided_by     text,
    decided_at     timestamptz,
    CONSTRAINT amendments_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT amendments_title UNIQUE (cooperative_id, resolution_id, title),
    CONSTRAINT amendments_resolution FOREIGN KEY (cooperative_id, resolution_id)
        REFERENCES portal.resolutions (cooperative_id, id),
    CONSTRAINT amendments_member FOREIGN KEY (cooperative_id, member_id) REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT amendments_option FOREIGN KEY (cooperative_id, resolution_id, option_place)
        REFERENCES portal.resolution_options (cooperative_id, resolution_id, place),
    CONSTRAINT amendments_state CHECK (state IN ('proposed', 'merged', 'rejected', 'withdrawn')),
    CONSTRAINT amendments_merged CHECK ((state = 'merged') = (option_place IS NOT NULL)),
    CONSTRAINT amendments_reason CHECK (state <> 'rejected' OR reason <> ''),
    CONSTRAINT amendments_decided CHECK ((state = 'proposed') = (decided_at IS NULL)
        AND (decided_by IS NULL) = (decided_at IS NULL))
);
COMMENT ON TABLE portal.amendments IS 'Changes that members propose to a resolution: merged into an option, rejected with a reason, or withdrawn.';
COMMENT ON COLUMN portal.amendments.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.amendments.id IS 'The amendment.';
COMMENT ON COLUMN portal.amendments.resolution_id IS 'The resolution.';
COMMENT ON COLUMN portal.amendments.member_id IS 'The member that proposes it.';
COMMENT ON COLUMN portal.amendments.title IS 'What it is called.';
COMMENT ON COLUMN portal.amendments.body IS 'What it changes, and why.';
COMMENT ON COLUMN portal.amendments.state IS 'Proposed, merged, rejected or withdrawn.';
COMMENT ON COLUMN portal.amendments.option_place IS 'The option that it became part of.';
COMMENT ON COLUMN portal.amendments.reason IS 'Why; obligatory with a rejection.';
COMMENT ON COLUMN portal.amendments.proposed_by IS 'Name of who proposed it.';
COMMENT ON COLUMN portal.amendments.proposed_at IS 'When.';
COMMENT ON COLUMN portal.amendments.decided_by IS 'Name of who handled it.';
COMMENT ON COLUMN portal.amendments.decided_at IS 'When.';

CREATE TABLE portal.resolution_voters (
    cooperative_id uuid   NOT NULL,
    resolution_id  uuid   NOT NULL,
    member_id      uuid   NOT NULL,
    weight         bigint NOT NULL,
    CONSTRAINT resolution_voters_pkey PRIMARY KEY (cooperative_id, resolution_id, member_id),
    CONSTRAINT resolution_voters_resolution FOREIGN KEY (cooperative_id, resolution_id)
        REFERENCES portal.resolutions (cooperative_id, id),
    CONSTRAINT resolution_voters_member FOREIGN KEY (cooperative_id, member_id)
        REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT resolution_voters_weight CHECK (weight > 0)
);
COMMENT ON TABLE portal.resolution_voters IS 'Who may vote about a resolution and with which weight, as it was when it opened.';
COMMENT ON COLUMN portal.resolution_voters.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.resolution_voters.resolution_id IS 'The resolution.';
COMMENT ON COLUMN portal.resolution_voters.member_id IS 'The member.';
COMMENT ON COLUMN portal.resolution_voters.weight IS 'Its votes; 1 where every member is one.';

CALL platform.wall_in('portal.resolutions');
CALL platform.wall_in('portal.resolution_options');
CALL platform.wall_in('portal.amendments');
CALL platform.wall_in('portal.resolution_voters');

CREATE POLICY with_its_item ON portal.resolutions AS RESTRICTIVE FOR SELECT TO portal_app
    USING (EXISTS (SELECT FROM portal.agenda_items i WHERE i.cooperative_id = resolutions.cooperative_id
        AND i.id = resolutions.item_id));
CREATE POLICY by_the_office ON portal.resolutions AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND state = 'draft');
-- Members lock the row to vote, and change nothing in it.
CREATE POLICY closed_is_final ON portal.resolutions AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (state IN ('draft', 'open')) WITH CHECK (current_setting('app.scope') = 'office');
CREATE POLICY with_its_resolution ON portal.resolution_options AS RESTRICTIVE FOR SELECT TO portal_app
    USING (EXISTS (SELECT FROM portal.resolutions r WHERE r.cooperative_id = resolution_options.cooperative_id
        AND r.id = resolution_options.resolution_id));
CREATE POLICY before_it_opens ON portal.resolution_options AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.resolutions r
        WHERE r.cooperative_id = resolution_options.cooperative_id AND r.id = resolution_options.resolution_id
            AND r.state = 'draft'));
CREATE POLICY with_its_resolution ON portal.amendments AS RESTRICTIVE FOR SELECT TO portal_app
    USING (EXISTS (SELECT FROM portal.resolutions r WHERE r.cooperative_id = amendments.cooperative_id
        AND r.id = amendments.resolution_id));
CREATE POLICY before_it_opens ON portal.amendments AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (state = 'proposed' AND member_id = current_setting('app.member_id')::uuid
        AND EXISTS (SELECT FROM portal.resolutions r WHERE r.cooperative_id = amendments.cooperative_id
            AND r.id = amendments.resolution_id AND r.state = 'draft'));
CREATE POLICY handled_is_final ON portal.amendments AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (state = 'proposed' AND (current_setting('app.scope') = 'office'
        OR member_id = current_setting('app.member_id')::uuid))
    WITH CHECK (current_setting('app.scope') = 'office' OR state = 'withdrawn');
CREATE POLICY with_its_resolution ON portal.resolution_voters AS RESTRICTIVE FOR SELECT TO portal_app
    USING (EXISTS (SELECT FROM portal.resolutions r WHERE r.cooperative_id = resolution_voters.cooperative_id
        AND r.id = resolution_voters.resolution_id));
CREATE POLICY frozen_at_opening ON portal.resolution_voters AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.resolutions r
        WHERE r.cooperative_id = resolution_voters.cooperative_id AND r.id = resolution_voters.resolution_id
            AND r.state = 'draft'));

GRANT SELECT, INSERT ON portal.resolutions, portal.resolution_options, portal.amendments, portal.resolution_voters
    TO portal_app;
GRANT UPDATE (state, opened_by_id, opened_by, opened_at, closed_by_id, closed_by, closed_at) ON portal.resolutions
    TO portal_app;
GRANT UPDATE (state, option_place, reason, decided_by, decided_at) ON portal.amendments TO portal_app;
