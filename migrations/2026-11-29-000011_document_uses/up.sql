CREATE TABLE portal.agenda_documents (
    cooperative_id uuid NOT NULL,
    item_id        uuid NOT NULL,
    document_id    uuid NOT NULL,
    CONSTRAINT agenda_documents_pkey PRIMARY KEY (cooperative_id, item_id, document_id),
    CONSTRAINT agenda_documents_item FOREIGN KEY (cooperative_id, item_id)
        REFERENCES portal.agenda_items (cooperative_id, id),
    CONSTRAINT agenda_documents_document FOREIGN KEY (cooperative_id, document_id)
        REFERENCES portal.documents (cooperative_id, id)
);
COMMENT ON TABLE portal.agenda_documents IS 'Which documents belong to which agenda item.';
COMMENT ON COLUMN portal.agenda_documents.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.agenda_documents.item_id IS 'The agenda item.';
COMMENT ON COLUMN portal.agenda_documents.document_id IS 'The document.';

CREATE TABLE portal.candidate_documents (
    cooperative_id uuid NOT NULL,
    candidate_id   uuid NOT NULL,
    document_id    uuid NOT NULL,
    removed_by     text,
    removed_at     timestamptz,
    CONSTRAINT candidate_documents_pkey PRIMARY KEY (cooperative_id, candidate_id, document_id),
    CONSTRAINT candidate_documents_candidate FOREIGN KEY (cooperative_id, candidate_id)
        REFERENCES portal.candidates (cooperative_id, id),
    CONSTRAINT candidate_documents_document FOREIGN KEY (cooperative_id, document_id)
        REFERENCES portal.documents (cooperative_id, id),
    CONSTRAINT candidate_documents_removed CHECK ((removed_by IS NULL) = (removed_at IS NULL))
);
COMMENT ON TABLE portal.candidate_documents IS 'Which documents are shown with which candidate.';
COMMENT ON COLUMN portal.candidate_documents.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.candidate_documents.candidate_id IS 'The candidate.';
COMMENT ON COLUMN portal.candidate_documents.document_id IS 'The document.';
COMMENT ON COLUMN portal.candidate_documents.removed_by IS 'Name of who took it away again; absent while it is shown.';
COMMENT ON COLUMN portal.candidate_documents.removed_at IS 'When.';

CALL platform.wall_in('portal.agenda_documents');
CALL platform.wall_in('portal.candidate_documents');

-- A document of a draft's agenda is the office's own, as the agenda is.
CREATE POLICY with_its_item ON portal.agenda_documents AS RESTRICTIVE FOR SELECT TO portal_app
    USING (EXISTS (SELECT FROM portal.agenda_items i WHERE i.cooperative_id = agenda_documents.cooperative_id
        AND i.id = agenda_documents.item_id));
CREATE POLICY before_it_is_held ON portal.agenda_documents AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.agenda_items i
        JOIN portal.assemblies a ON a.cooperative_id = i.cooperative_id AND a.id = i.assembly_id
        WHERE i.cooperative_id = agenda_documents.cooperative_id AND i.id = agenda_documents.item_id
            AND a.state <> 'held'));
CREATE POLICY by_the_office ON portal.candidate_documents AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office');
CREATE POLICY away_by_the_office ON portal.candidate_documents AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (current_setting('app.scope') = 'office' AND removed_at IS NULL) WITH CHECK (true);

GRANT SELECT, INSERT ON portal.agenda_documents, portal.candidate_documents TO portal_app;
GRANT UPDATE (removed_by, removed_at) ON portal.candidate_documents TO portal_app;
