CREATE TABLE portal.roadmap_settings (
    cooperative_id uuid        NOT NULL CONSTRAINT roadmap_settings_cooperative REFERENCES platform.cooperatives (id),
    year           integer     NOT NULL,
    budget_cents   bigint      NOT NULL,
    capacity       integer     NOT NULL,
    published      boolean     NOT NULL,
    changed_by     text        NOT NULL,
    changed_at     timestamptz NOT NULL,
    CONSTRAINT roadmap_settings_pkey PRIMARY KEY (cooperative_id),
    CONSTRAINT roadmap_settings_year CHECK (year BETWEEN 2000 AND 2200),
    CONSTRAINT roadmap_settings_lines CHECK (budget_cents >= 0 AND capacity BETWEEN 0 AND 1000)
);
COMMENT ON TABLE portal.roadmap_settings IS 'The lines in the queue of a cooperative, and whether everybody may see its roadmap.';
COMMENT ON COLUMN portal.roadmap_settings.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.roadmap_settings.year IS 'The year of the budget.';
COMMENT ON COLUMN portal.roadmap_settings.budget_cents IS 'What may be spent on new services in that year, without VAT, in euro cents.';
COMMENT ON COLUMN portal.roadmap_settings.capacity IS 'How many services can be built at once.';
COMMENT ON COLUMN portal.roadmap_settings.published IS 'Whether the roadmap is public.';
COMMENT ON COLUMN portal.roadmap_settings.changed_by IS 'Name of the person who changed this last.';
COMMENT ON COLUMN portal.roadmap_settings.changed_at IS 'When.';

CALL platform.wall_in('portal.roadmap_settings');

GRANT SELECT, INSERT, UPDATE ON portal.roadmap_settings TO portal_app;

-- A stranger sees what the switch publishes, and of that no costs, no reasons and no names.
CREATE POLICY published ON portal.roadmap_settings FOR SELECT TO portal_session
    USING (published AND cooperative_id = current_setting('app.cooperative_id')::uuid);
CREATE POLICY published ON portal.candidates FOR SELECT TO portal_session
    USING (state NOT IN ('parked', 'rejected') AND cooperative_id = current_setting('app.cooperative_id')::uuid
        AND EXISTS (SELECT FROM portal.roadmap_settings s WHERE s.cooperative_id = candidates.cooperative_id));
CREATE POLICY published ON portal.state_changes FOR SELECT TO portal_session
    USING (state NOT IN ('parked', 'rejected') AND cooperative_id = current_setting('app.cooperative_id')::uuid
        AND EXISTS (SELECT FROM portal.candidates c
            WHERE c.cooperative_id = state_changes.cooperative_id AND c.id = state_changes.topic_id));

GRANT SELECT (cooperative_id, published) ON portal.roadmap_settings TO portal_session;
GRANT SELECT (cooperative_id, id, number, title, summary, programme, upl, state, state_since, place, expected_on)
    ON portal.candidates TO portal_session;
GRANT SELECT (cooperative_id, id, topic_id, state, at) ON portal.state_changes TO portal_session;
