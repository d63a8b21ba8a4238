REVOKE UPDATE (number, title, body, kind, removed_by, removed_at) ON portal.agenda_items FROM portal_app;
DROP POLICY changed_before_it_is_held ON portal.agenda_items;
DROP POLICY before_it_is_held ON portal.agenda_items;
CREATE POLICY only_into_drafts ON portal.agenda_items AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.assemblies a
        WHERE a.cooperative_id = agenda_items.cooperative_id AND a.id = agenda_items.assembly_id AND a.state = 'draft'));
DROP TABLE portal.agenda_changes;
ALTER TABLE portal.agenda_items DROP CONSTRAINT agenda_items_removed, DROP CONSTRAINT agenda_items_number,
    DROP COLUMN removed_by, DROP COLUMN removed_at,
    ADD CONSTRAINT agenda_items_number UNIQUE (cooperative_id, assembly_id, number);
