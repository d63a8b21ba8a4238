ALTER TABLE portal.agenda_items ADD COLUMN removed_by text, ADD COLUMN removed_at timestamptz,
    -- Two items change places in one transaction.
    DROP CONSTRAINT agenda_items_number,
    ADD CONSTRAINT agenda_items_number UNIQUE (cooperative_id, assembly_id, number) DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT agenda_items_removed CHECK ((number > 0) = (removed_at IS NULL)
        AND (removed_by IS NULL) = (removed_at IS NULL));
COMMENT ON TABLE portal.agenda_items IS 'What an assembly is about, in its order. Once the members were called each change is told with its reason.';
COMMENT ON COLUMN portal.agenda_items.number IS 'Place on the agenda, from 1; below 0 where it was taken off.';
COMMENT ON COLUMN portal.agenda_items.removed_by IS 'Name of who took it off the agenda.';
COMMENT ON COLUMN portal.agenda_items.removed_at IS 'When.';

CREATE TABLE portal.agenda_changes (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    assembly_id    uuid        NOT NULL,
    kind           text        NOT NULL,
    item           text        NOT NULL,
    reason         text        NOT NULL,
    changed_by     text        NOT NULL,
    changed_at     timestamptz NOT NULL,
    CONSTRAINT agenda_changes_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT agenda_changes_assembly FOREIGN KEY (cooperative_id, assembly_id)
        REFERENCES portal.assemblies (cooperative_id, id),
    CONSTRAINT agenda_changes_kind CHECK (kind IN ('added', 'changed', 'moved', 'removed')),
    CONSTRAINT agenda_changes_reason CHECK (reason <> '')
);
COMMENT ON TABLE portal.agenda_changes IS 'What changed on an agenda after the members were called, and why.';
COMMENT ON COLUMN portal.agenda_changes.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.agenda_changes.id IS 'The change.';
COMMENT ON COLUMN portal.agenda_changes.assembly_id IS 'The assembly.';
COMMENT ON COLUMN portal.agenda_changes.kind IS 'Added, changed, moved or removed.';
COMMENT ON COLUMN portal.agenda_changes.item IS 'What the item was called.';
COMMENT ON COLUMN portal.agenda_changes.reason IS 'Why; the members were told.';
COMMENT ON COLUMN portal.agenda_changes.changed_by IS 'Name of who changed it.';
COMMENT ON COLUMN portal.agenda_changes.changed_at IS 'When.';

CALL platform.wall_in('portal.agenda_changes');

CREATE POLICY with_its_assembly ON portal.agenda_changes AS RESTRICTIVE FOR SELECT TO portal_app
    USING (EXISTS (SELECT FROM portal.assemblies a WHERE a.cooperative_id = agenda_changes.cooperative_id
        AND a.id = agenda_changes.assembly_id));
CREATE POLICY after_the_call ON portal.agenda_changes AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.assemblies a
        WHERE a.cooperative_id = agenda_changes.cooperative_id AND a.id = agenda_changes.assembly_id
            AND a.state = 'convened'));
-- A draft changes freely; a called assembly only where a change is told in the same transaction's book; a held one never.
DROP POLICY only_into_drafts ON portal.agenda_items;
CREATE POLICY before_it_is_held ON portal.agenda_items AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.assemblies a
        WHERE a.cooperative_id = agenda_items.cooperative_id AND a.id = agenda_items.assembly_id
            AND (a.state = 'draft' OR a.state = 'convened' AND EXISTS (SELECT FROM portal.agenda_changes c
                WHERE c.cooperative_id = a.cooperative_id AND c.assembly_id = a.id))));
CREATE POLICY changed_before_it_is_held ON portal.agenda_items AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (current_setting('app.scope') = 'office' AND removed_at IS NULL AND EXISTS (SELECT FROM portal.assemblies a
        WHERE a.cooperative_id = agenda_items.cooperative_id AND a.id = agenda_items.assembly_id
            AND (a.state = 'draft' OR a.state = 'convened' AND EXISTS (SELECT FROM portal.agenda_changes c
                WHERE c.cooperative_id = a.cooperative_id AND c.assembly_id = a.id)))) WITH CHECK (true);

GRANT SELECT, INSERT ON portal.agenda_changes TO portal_app;
GRANT UPDATE (number, title, body, kind, removed_by, removed_at) ON portal.agenda_items TO portal_app;
