CREATE TABLE portal.members (
    cooperative_id uuid    NOT NULL CONSTRAINT members_cooperative REFERENCES platform.cooperatives (id),
    id             uuid    NOT NULL,
    code           text    NOT NULL,
    name           text    NOT NULL,
    joined_on      date    NOT NULL,
    left_on        date,
    votes          integer NOT NULL DEFAULT 1,
    CONSTRAINT members_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT members_code UNIQUE (cooperative_id, code),
    CONSTRAINT members_name UNIQUE (cooperative_id, name),
    CONSTRAINT members_left_after_joined CHECK (left_on > joined_on),
    CONSTRAINT members_votes CHECK (votes BETWEEN 0 AND 1000000),
    CONSTRAINT members_code_form CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{1,19}$')
);
COMMENT ON TABLE portal.members IS 'Memberships of municipalities and partnerships. Ended, never deleted.';
COMMENT ON COLUMN portal.members.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.members.id IS 'The membership.';
COMMENT ON COLUMN portal.members.code IS 'CBS code of a municipality, or a code of the cooperative''s own.';
COMMENT ON COLUMN portal.members.name IS 'Name of the municipality or partnership.';
COMMENT ON COLUMN portal.members.joined_on IS 'First day of the membership.';
COMMENT ON COLUMN portal.members.left_on IS 'First day after the membership; absent while it lasts.';
COMMENT ON COLUMN portal.members.votes IS 'Votes in a cooperative whose votes are weighted.';

CREATE TABLE portal.member_attributes (
    cooperative_id uuid    NOT NULL,
    member_id      uuid    NOT NULL,
    name           text    NOT NULL,
    on_day         date    NOT NULL,
    value          numeric NOT NULL,
    CONSTRAINT member_attributes_pkey PRIMARY KEY (cooperative_id, member_id, name, on_day),
    CONSTRAINT member_attributes_member FOREIGN KEY (cooperative_id, member_id)
        REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT member_attributes_value CHECK (value >= 0),
    CONSTRAINT member_attributes_name CHECK (name ~ '^[a-z][a-z0-9_]{0,39}$')
);
COMMENT ON TABLE portal.member_attributes IS 'Facts of a member that keys divide by: inhabitants, budget, workplaces.';
COMMENT ON COLUMN portal.member_attributes.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.member_attributes.member_id IS 'The member.';
COMMENT ON COLUMN portal.member_attributes.name IS 'Which fact.';
COMMENT ON COLUMN portal.member_attributes.on_day IS 'Reference date: holds from this day until a newer one.';
COMMENT ON COLUMN portal.member_attributes.value IS 'The value, exact.';

CREATE TABLE portal.people (
    cooperative_id uuid NOT NULL CONSTRAINT people_cooperative REFERENCES platform.cooperatives (id),
    id             uuid NOT NULL CONSTRAINT people_account REFERENCES platform.people (id),
    name           text NOT NULL,
    email          text NOT NULL,
    CONSTRAINT people_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT people_email UNIQUE (cooperative_id, email)
);
COMMENT ON TABLE portal.people IS 'The people a cooperative knows; what it may see of an account.';
COMMENT ON COLUMN portal.people.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.people.id IS 'The account.';
COMMENT ON COLUMN portal.people.name IS 'Name as the person gave it.';
COMMENT ON COLUMN portal.people.email IS 'E-mail address.';

CREATE TABLE portal.seats (
    cooperative_id uuid   NOT NULL,
    id             uuid   NOT NULL,
    person_id      uuid   NOT NULL,
    member_id      uuid,
    roles          text[] NOT NULL,
    ended_at       timestamptz,
    CONSTRAINT seats_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT seats_once UNIQUE NULLS NOT DISTINCT (cooperative_id, person_id, member_id),
    CONSTRAINT seats_person FOREIGN KEY (cooperative_id, person_id) REFERENCES portal.people (cooperative_id, id),
    CONSTRAINT seats_member FOREIGN KEY (cooperative_id, member_id) REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT seats_roles CHECK (cardinality(roles) > 0 AND (CASE WHEN member_id IS NULL
        THEN roles <@ ARRAY['office', 'finance', 'controller', 'board', 'supplier']
        ELSE roles <@ ARRAY['member_manager', 'voter', 'reader'] END))
);
CREATE INDEX seats_of_person ON portal.seats (person_id);
COMMENT ON TABLE portal.seats IS 'What a person may do in a cooperative: for its office, or for one member.';
COMMENT ON COLUMN portal.seats.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.seats.id IS 'The seat.';
COMMENT ON COLUMN portal.seats.person_id IS 'Who.';
COMMENT ON COLUMN portal.seats.member_id IS 'For which member; absent for the office.';
COMMENT ON COLUMN portal.seats.roles IS 'What the person may do there.';
COMMENT ON COLUMN portal.seats.ended_at IS 'Taken away.';

CREATE TABLE portal.invitations (
    cooperative_id uuid        NOT NULL CONSTRAINT invitations_cooperative REFERENCES platform.cooperatives (id),
    id             uuid        NOT NULL,
    token_hash     bytea       NOT NULL,
    email          text        NOT NULL,
    name           text        NOT NULL,
    member_id      uuid,
    roles          text[]      NOT NULL,
    invited_by     text        NOT NULL,
    created_at     timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    accepted_at    timestamptz,
    withdrawn_at   timestamptz,
    CONSTRAINT invitations_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT invitations_member FOREIGN KEY (cooperative_id, member_id) REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT invitations_roles CHECK (cardinality(roles) > 0)
);
CREATE INDEX invitations_token ON portal.invitations (token_hash);
COMMENT ON TABLE portal.invitations IS 'Invitations to take a seat: single-use and expiring.';
COMMENT ON COLUMN portal.invitations.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.invitations.id IS 'The invitation.';
COMMENT ON COLUMN portal.invitations.token_hash IS 'SHA-256 of the token in the mail.';
COMMENT ON COLUMN portal.invitations.email IS 'To whom, in lower case.';
COMMENT ON COLUMN portal.invitations.name IS 'Name of the person invited.';
COMMENT ON COLUMN portal.invitations.member_id IS 'For which member; absent for the office.';
COMMENT ON COLUMN portal.invitations.roles IS 'The roles offered.';
COMMENT ON COLUMN portal.invitations.invited_by IS 'Name of the person who invited.';
COMMENT ON COLUMN portal.invitations.created_at IS 'When.';
COMMENT ON COLUMN portal.invitations.expires_at IS 'From here on the link is dead.';
COMMENT ON COLUMN portal.invitations.accepted_at IS 'When it was accepted.';
COMMENT ON COLUMN portal.invitations.withdrawn_at IS 'When the office took it back.';

CALL platform.wall_in('portal.members');
CALL platform.wall_in('portal.member_attributes');
CALL platform.wall_in('portal.people');
CALL platform.wall_in('portal.seats');
CALL platform.wall_in('portal.invitations');

-- Contact details are a member's own.
CREATE POLICY own_member ON portal.seats AS RESTRICTIVE TO portal_app
    USING (current_setting('app.scope') = 'office' OR member_id = current_setting('app.member_id')::uuid);
CREATE POLICY own_member ON portal.people AS RESTRICTIVE TO portal_app
    USING (current_setting('app.scope') = 'office' OR EXISTS (
        SELECT FROM portal.seats s WHERE s.cooperative_id = people.cooperative_id AND s.person_id = people.id));
CREATE POLICY own_member ON portal.invitations AS RESTRICTIVE TO portal_app
    USING (current_setting('app.scope') = 'office' OR member_id = current_setting('app.member_id')::uuid);

-- The session door sees the seats of the person who signs in, and the one invitation whose token it holds.
CREATE POLICY of_person ON portal.seats FOR SELECT TO portal_session
    USING (person_id = current_setting('app.person_id')::uuid);
CREATE POLICY invited ON portal.seats FOR INSERT TO portal_session
    WITH CHECK (cooperative_id = current_setting('app.cooperative_id')::uuid
        AND person_id = current_setting('app.person_id')::uuid);
CREATE POLICY invited_again ON portal.seats FOR UPDATE TO portal_session
    USING (cooperative_id = current_setting('app.cooperative_id')::uuid
        AND person_id = current_setting('app.person_id')::uuid);
CREATE POLICY of_person ON portal.people TO portal_session
    USING (id = current_setting('app.person_id')::uuid) WITH CHECK (id = current_setting('app.person_id')::uuid);
CREATE POLICY of_seats ON portal.members FOR SELECT TO portal_session
    USING (EXISTS (SELECT FROM portal.seats s WHERE s.cooperative_id = members.cooperative_id AND s.member_id = members.id)
        OR EXISTS (SELECT FROM portal.invitations i
            WHERE i.cooperative_id = members.cooperative_id AND i.member_id = members.id));
CREATE POLICY by_token ON portal.invitations TO portal_session
    USING (token_hash = decode(current_setting('app.token_hash'), 'hex'))
    WITH CHECK (token_hash = decode(current_setting('app.token_hash'), 'hex'));

-- The operator makes a cooperative and invites its first administrator; nothing else of a tenant is its business.
CREATE POLICY first_administrator ON portal.invitations FOR INSERT TO portal_platform
    WITH CHECK (member_id IS NULL);

GRANT SELECT, INSERT, UPDATE ON portal.members, portal.member_attributes, portal.people, portal.seats, portal.invitations
    TO portal_app;
GRANT SELECT ON portal.members TO portal_session;
GRANT SELECT, INSERT, UPDATE ON portal.people, portal.seats TO portal_session;
GRANT SELECT, UPDATE ON portal.invitations TO portal_session;
GRANT INSERT ON portal.invitations TO portal_platform;
