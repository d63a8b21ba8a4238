CREATE TABLE portal.resolution_reminders (
    cooperative_id uuid        NOT NULL,
    resolution_id  uuid        NOT NULL,
    on_day         date        NOT NULL,
    sent_by        text        NOT NULL,
    sent_at        timestamptz NOT NULL,
    CONSTRAINT resolution_reminders_pkey PRIMARY KEY (cooperative_id, resolution_id, on_day),
    CONSTRAINT resolution_reminders_resolution FOREIGN KEY (cooperative_id, resolution_id)
        REFERENCES portal.resolutions (cooperative_id, id)
);
COMMENT ON TABLE portal.resolution_reminders IS 'Reminders to those who had not voted about a resolution: on a day at most one.';
COMMENT ON COLUMN portal.resolution_reminders.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.resolution_reminders.resolution_id IS 'The resolution.';
COMMENT ON COLUMN portal.resolution_reminders.on_day IS 'The day, in Europe/Amsterdam.';
COMMENT ON COLUMN portal.resolution_reminders.sent_by IS 'Name of who sent it; the portal itself sends one before closing.';
COMMENT ON COLUMN portal.resolution_reminders.sent_at IS 'When.';

CALL platform.wall_in('portal.resolution_reminders');

CREATE POLICY while_open ON portal.resolution_reminders AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.resolutions r
        WHERE r.cooperative_id = resolution_reminders.cooperative_id AND r.id = resolution_reminders.resolution_id
            AND r.state = 'open'));

-- The worker learns which resolutions have to be closed and reminded of, and nothing of their votes.
CREATE POLICY worker ON portal.resolutions FOR SELECT TO portal_worker USING (true);
CREATE POLICY worker ON portal.resolution_reminders FOR SELECT TO portal_worker USING (true);

-- The portal closes a vote at its hour; what the office wants to say beside the decision it says afterwards, once.
CREATE POLICY noted_once ON portal.assembly_decisions AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (current_setting('app.scope') = 'office' AND note = '') WITH CHECK (true);

GRANT SELECT, INSERT ON portal.resolution_reminders TO portal_app;
GRANT SELECT (cooperative_id, resolution_id, sent_at) ON portal.resolution_reminders TO portal_worker;
GRANT SELECT (cooperative_id, id, state, opens_at, closes_at) ON portal.resolutions TO portal_worker;
GRANT UPDATE (note) ON portal.assembly_decisions TO portal_app;
