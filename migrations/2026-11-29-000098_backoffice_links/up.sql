CREATE TABLE portal.backoffice_links (
    cooperative_id uuid        NOT NULL,
    service_id     uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    number         integer     NOT NULL,
    state          text        NOT NULL,
    on_day         date,
    note           text        NOT NULL DEFAULT '',
    said_by        text        NOT NULL,
    said_at        timestamptz NOT NULL,
    CONSTRAINT backoffice_links_pkey PRIMARY KEY (cooperative_id, service_id, member_id, number),
    CONSTRAINT backoffice_links_service FOREIGN KEY (cooperative_id, service_id)
        REFERENCES portal.services (cooperative_id, id),
    CONSTRAINT backoffice_links_member FOREIGN KEY (cooperative_id, member_id) REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT backoffice_links_state CHECK (state IN ('none', 'planned', 'testing', 'working')),
    CONSTRAINT backoffice_links_day CHECK ((state = 'none') = (on_day IS NULL)),
    CONSTRAINT backoffice_links_note CHECK (length(note) <= 500)
);
COMMENT ON TABLE portal.backoffice_links IS 'How far the link of a service to the back office of a member is. Added to and never changed: the highest number holds.';
COMMENT ON COLUMN portal.backoffice_links.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.backoffice_links.service_id IS 'Of which service.';
COMMENT ON COLUMN portal.backoffice_links.member_id IS 'To whose back office.';
COMMENT ON COLUMN portal.backoffice_links.number IS 'Counts up per service and member; the highest holds.';
COMMENT ON COLUMN portal.backoffice_links.state IS 'No link, planned, in test, working.';
COMMENT ON COLUMN portal.backoffice_links.on_day IS 'For when it is planned, or since when it is in test or works; absent where there is no link.';
COMMENT ON COLUMN portal.backoffice_links.note IS 'What others should know of it.';
COMMENT ON COLUMN portal.backoffice_links.said_by IS 'Name of the person who said it.';
COMMENT ON COLUMN portal.backoffice_links.said_at IS 'When.';

CALL platform.wall_in('portal.backoffice_links');

CREATE POLICY own_or_office ON portal.backoffice_links AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' OR member_id = current_setting('app.member_id')::uuid);

GRANT SELECT, INSERT ON portal.backoffice_links TO portal_app;
