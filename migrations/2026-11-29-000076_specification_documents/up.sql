-- Documents come with a version of specifications: for who signs in, suppliers too, and for everybody where specifications
-- are public.
CREATE TABLE portal.specification_documents (
    cooperative_id   uuid NOT NULL,
    specification_id uuid NOT NULL,
    document_id      uuid NOT NULL,
    CONSTRAINT specification_documents_pkey PRIMARY KEY (cooperative_id, specification_id, document_id),
    CONSTRAINT specification_documents_specification FOREIGN KEY (cooperative_id, specification_id)
        REFERENCES portal.specifications (cooperative_id, id),
    CONSTRAINT specification_documents_document FOREIGN KEY (cooperative_id, document_id)
        REFERENCES portal.documents (cooperative_id, id)
);
COMMENT ON TABLE portal.specification_documents IS 'Documents that were uploaded with a version of specifications. Nothing of them goes.';
COMMENT ON COLUMN portal.specification_documents.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.specification_documents.specification_id IS 'The version.';
COMMENT ON COLUMN portal.specification_documents.document_id IS 'The document.';

CALL platform.wall_in('portal.specification_documents');

CREATE POLICY by_the_office ON portal.specification_documents AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office');
GRANT SELECT, INSERT ON portal.specification_documents TO portal_app;

-- A stranger reads what the switch publishes, and no names of people.
CREATE POLICY published ON portal.specification_documents FOR SELECT TO portal_session
    USING (cooperative_id = current_setting('app.cooperative_id')::uuid
        AND EXISTS (SELECT FROM portal.specification_settings s
            WHERE s.cooperative_id = specification_documents.cooperative_id));
CREATE POLICY published ON portal.documents FOR SELECT TO portal_session
    USING (EXISTS (SELECT FROM portal.specification_documents d
        WHERE d.cooperative_id = documents.cooperative_id AND d.document_id = documents.id));
CREATE POLICY published ON portal.document_chunks FOR SELECT TO portal_session
    USING (EXISTS (SELECT FROM portal.specification_documents d
        WHERE d.cooperative_id = document_chunks.cooperative_id AND d.document_id = document_chunks.document_id));
GRANT SELECT ON portal.specification_documents, portal.document_chunks TO portal_session;
GRANT SELECT (cooperative_id, id, title, file_name, media_type, bytes, sha256, uploaded_at)
    ON portal.documents TO portal_session;
