CREATE TABLE portal.stances (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    service_id     uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    number         integer     NOT NULL,
    stance         text        NOT NULL,
    condition      text        NOT NULL DEFAULT '',
    until_day      date,
    reason         text        NOT NULL DEFAULT '',
    said_by        text        NOT NULL,
    said_at        timestamptz NOT NULL,
    CONSTRAINT stances_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT stances_number UNIQUE (cooperative_id, service_id, member_id, number),
    CONSTRAINT stances_service FOREIGN KEY (cooperative_id, service_id) REFERENCES portal.services (cooperative_id, id),
    CONSTRAINT stances_member FOREIGN KEY (cooperative_id, member_id) REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT stances_stance CHECK (stance IN ('unknown', 'interested', 'pledged', 'expired', 'own_build', 'stays',
        'implementing', 'live')),
    CONSTRAINT stances_condition CHECK (condition = '' OR (stance IN ('pledged', 'expired') AND until_day IS NOT NULL)),
    CONSTRAINT stances_until CHECK (until_day IS NULL OR stance IN ('pledged', 'expired')),
    CONSTRAINT stances_reason CHECK (stance NOT IN ('own_build', 'stays') OR reason <> ''),
    CONSTRAINT stances_lengths CHECK (length(condition) <= 500 AND length(reason) <= 2000)
);
COMMENT ON TABLE portal.stances IS 'Where a member stands towards a service, as it says itself. Added to and never changed: the highest number holds.';
COMMENT ON COLUMN portal.stances.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.stances.id IS 'What was said.';
COMMENT ON COLUMN portal.stances.service_id IS 'About which service.';
COMMENT ON COLUMN portal.stances.member_id IS 'By which member.';
COMMENT ON COLUMN portal.stances.number IS 'Counts up per service and member; the highest holds.';
COMMENT ON COLUMN portal.stances.stance IS 'Unknown, interested, pledged, expired pledge, own build, stays with what it has; and of who takes it: implementing or live.';
COMMENT ON COLUMN portal.stances.condition IS 'On which condition a pledge is made; empty where there is none.';
COMMENT ON COLUMN portal.stances.until_day IS 'Last day on which a pledge holds; absent where it has no end.';
COMMENT ON COLUMN portal.stances.reason IS 'Why; never empty where the member builds its own or stays with what it has.';
COMMENT ON COLUMN portal.stances.said_by IS 'Name of the person who said it.';
COMMENT ON COLUMN portal.stances.said_at IS 'When.';

CALL platform.wall_in('portal.stances');

CREATE POLICY own_or_office ON portal.stances AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' OR member_id = current_setting('app.member_id')::uuid);
-- The worker learns which pledges have come to their end, and nothing of their condition.
CREATE POLICY worker ON portal.stances FOR SELECT TO portal_worker USING (true);

GRANT SELECT, INSERT ON portal.stances TO portal_app;
GRANT SELECT (cooperative_id, service_id, member_id, number, stance, until_day) ON portal.stances TO portal_worker;
