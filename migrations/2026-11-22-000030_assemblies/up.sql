CREATE TABLE portal.assemblies (
    cooperative_id uuid        NOT NULL CONSTRAINT assemblies_cooperative REFERENCES platform.cooperatives (id),
    id             uuid        NOT NULL,
    title          text        NOT NULL,
    starts_at      timestamptz NOT NULL,
    place          text        NOT NULL,
    convocation    text        NOT NULL DEFAULT '',
    state          text        NOT NULL,
    convened_at    timestamptz,
    held_at        timestamptz,
    made_by_id     uuid        NOT NULL,
    made_by        text        NOT NULL,
    made_at        timestamptz NOT NULL,
    CONSTRAINT assemblies_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT assemblies_title UNIQUE (cooperative_id, title),
    CONSTRAINT assemblies_state CHECK (state IN ('draft', 'convened', 'held')),
    CONSTRAINT assemblies_convened CHECK ((state = 'draft') = (convened_at IS NULL)),
    CONSTRAINT assemblies_held CHECK ((state = 'held') = (held_at IS NOT NULL))
);
COMMENT ON TABLE portal.assemblies IS 'Assemblies of the members: the office prepares them, members see them once they are convened.';
COMMENT ON COLUMN portal.assemblies.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.assemblies.id IS 'The assembly.';
COMMENT ON COLUMN portal.assemblies.title IS 'What it is called.';
COMMENT ON COLUMN portal.assemblies.starts_at IS 'When it begins.';
COMMENT ON COLUMN portal.assemblies.place IS 'Where it is, an address on the web included.';
COMMENT ON COLUMN portal.assemblies.convocation IS 'The words of the invitation.';
COMMENT ON COLUMN portal.assemblies.state IS 'Draft, convened or held.';
COMMENT ON COLUMN portal.assemblies.convened_at IS 'When the members were called.';
COMMENT ON COLUMN portal.assemblies.held_at IS 'When it was set down as held.';
COMMENT ON COLUMN portal.assemblies.made_by_id IS 'Who made it.';
COMMENT ON COLUMN portal.assemblies.made_by IS 'Name of who made it.';
COMMENT ON COLUMN portal.assemblies.made_at IS 'When.';

CREATE TABLE portal.agenda_items (
    cooperative_id uuid    NOT NULL,
    id             uuid    NOT NULL,
    assembly_id    uuid    NOT NULL,
    number         integer NOT NULL,
    title          text    NOT NULL,
    body           text    NOT NULL DEFAULT '',
    kind           text    NOT NULL,
    CONSTRAINT agenda_items_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT agenda_items_number UNIQUE (cooperative_id, assembly_id, number),
    CONSTRAINT agenda_items_assembly FOREIGN KEY (cooperative_id, assembly_id)
        REFERENCES portal.assemblies (cooperative_id, id),
    CONSTRAINT agenda_items_kind CHECK (kind IN ('discussion', 'resolution', 'announcement'))
);
COMMENT ON TABLE portal.agenda_items IS 'What an assembly is about, in its order. Fixed once it is convened.';
COMMENT ON COLUMN portal.agenda_items.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.agenda_items.id IS 'The item.';
COMMENT ON COLUMN portal.agenda_items.assembly_id IS 'The assembly.';
COMMENT ON COLUMN portal.agenda_items.number IS 'Place on the agenda, from 1.';
COMMENT ON COLUMN portal.agenda_items.title IS 'What it is about.';
COMMENT ON COLUMN portal.agenda_items.body IS 'More about it, in plain Dutch.';
COMMENT ON COLUMN portal.agenda_items.kind IS 'To discuss, to decide, or to hear.';

CREATE TABLE portal.agenda_attachments (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    item_id        uuid        NOT NULL,
    title          text        NOT NULL,
    address        text        NOT NULL,
    added_by       text        NOT NULL,
    added_at       timestamptz NOT NULL,
    CONSTRAINT agenda_attachments_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT agenda_attachments_once UNIQUE (cooperative_id, item_id, title),
    CONSTRAINT agenda_attachments_item FOREIGN KEY (cooperative_id, item_id)
        REFERENCES portal.agenda_items (cooperative_id, id),
    CONSTRAINT agenda_attachments_address CHECK (address LIKE 'https://_%' OR address ~ '^/[^/\\]')
);
COMMENT ON TABLE portal.agenda_attachments IS 'Documents of agenda items, as addresses. Of a what-if: its question, never its result.';
COMMENT ON COLUMN portal.agenda_attachments.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.agenda_attachments.id IS 'The document.';
COMMENT ON COLUMN portal.agenda_attachments.item_id IS 'The item.';
COMMENT ON COLUMN portal.agenda_attachments.title IS 'What it is called.';
COMMENT ON COLUMN portal.agenda_attachments.address IS 'Where it is: on the web, or from the cooperative''s own address on.';
COMMENT ON COLUMN portal.agenda_attachments.added_by IS 'Name of who added it.';
COMMENT ON COLUMN portal.agenda_attachments.added_at IS 'When.';

CALL platform.wall_in('portal.assemblies');
CALL platform.wall_in('portal.agenda_items');
CALL platform.wall_in('portal.agenda_attachments');

-- A draft is the office's own; what was held stays as it was.
CREATE POLICY members_see_convened ON portal.assemblies AS RESTRICTIVE FOR SELECT TO portal_app
    USING (current_setting('app.scope') = 'office' OR (current_setting('app.scope') = 'member' AND state <> 'draft'));
CREATE POLICY by_the_office ON portal.assemblies AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND state = 'draft');
CREATE POLICY held_is_final ON portal.assemblies AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (current_setting('app.scope') = 'office' AND state <> 'held') WITH CHECK (true);
CREATE POLICY with_its_assembly ON portal.agenda_items AS RESTRICTIVE FOR SELECT TO portal_app
    USING (EXISTS (SELECT FROM portal.assemblies a WHERE a.cooperative_id = agenda_items.cooperative_id
        AND a.id = agenda_items.assembly_id));
CREATE POLICY only_into_drafts ON portal.agenda_items AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.assemblies a
        WHERE a.cooperative_id = agenda_items.cooperative_id AND a.id = agenda_items.assembly_id AND a.state = 'draft'));
CREATE POLICY with_its_item ON portal.agenda_attachments AS RESTRICTIVE FOR SELECT TO portal_app
    USING (EXISTS (SELECT FROM portal.agenda_items i WHERE i.cooperative_id = agenda_attachments.cooperative_id
        AND i.id = agenda_attachments.item_id));
CREATE POLICY before_it_is_held ON portal.agenda_attachments AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.agenda_items i
        JOIN portal.assemblies a ON a.cooperative_id = i.cooperative_id AND a.id = i.assembly_id
        WHERE i.cooperative_id = agenda_attachments.cooperative_id AND i.id = agenda_attachments.item_id
            AND a.state <> 'held'));

GRANT SELECT, INSERT ON portal.assemblies, portal.agenda_items, portal.agenda_attachments TO portal_app;
GRANT UPDATE (state, convened_at, held_at) ON portal.assemblies TO portal_app;
