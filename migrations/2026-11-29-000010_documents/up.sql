CREATE TABLE portal.documents (
    cooperative_id uuid        NOT NULL CONSTRAINT documents_cooperative REFERENCES platform.cooperatives (id),
    id             uuid        NOT NULL,
    title          text        NOT NULL,
    file_name      text        NOT NULL,
    media_type     text        NOT NULL,
    bytes          bigint      NOT NULL,
    sha256         text        NOT NULL,
    uploaded_by_id uuid,
    uploaded_by    text        NOT NULL,
    uploaded_at    timestamptz NOT NULL,
    CONSTRAINT documents_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT documents_named CHECK (title <> '' AND file_name <> ''),
    CONSTRAINT documents_bytes CHECK (bytes BETWEEN 1 AND 10000000),
    CONSTRAINT documents_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$')
);
COMMENT ON TABLE portal.documents IS 'Documents that people uploaded for others to read. What a document belongs to stands in tables of its own, and only through these it is given out.';
COMMENT ON COLUMN portal.documents.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.documents.id IS 'The document.';
COMMENT ON COLUMN portal.documents.title IS 'What it is called.';
COMMENT ON COLUMN portal.documents.file_name IS 'Name that the file had.';
COMMENT ON COLUMN portal.documents.media_type IS 'What kind of file it is: as its name says and its content shows.';
COMMENT ON COLUMN portal.documents.bytes IS 'Length.';
COMMENT ON COLUMN portal.documents.sha256 IS 'Fingerprint of its content.';
COMMENT ON COLUMN portal.documents.uploaded_by_id IS 'Who uploaded it.';
COMMENT ON COLUMN portal.documents.uploaded_by IS 'Name of who uploaded it.';
COMMENT ON COLUMN portal.documents.uploaded_at IS 'When.';

CREATE TABLE portal.document_chunks (
    cooperative_id uuid    NOT NULL,
    document_id    uuid    NOT NULL,
    n              integer NOT NULL,
    bytes          bytea   NOT NULL,
    CONSTRAINT document_chunks_pkey PRIMARY KEY (cooperative_id, document_id, n),
    CONSTRAINT document_chunks_document FOREIGN KEY (cooperative_id, document_id)
        REFERENCES portal.documents (cooperative_id, id)
);
-- Documents are compressed already: trying again costs time and wins nothing.
ALTER TABLE portal.document_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;
COMMENT ON TABLE portal.document_chunks IS 'The content of documents, in pieces of one mebibyte.';
COMMENT ON COLUMN portal.document_chunks.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.document_chunks.document_id IS 'The document.';
COMMENT ON COLUMN portal.document_chunks.n IS 'Place of the piece, from 0.';
COMMENT ON COLUMN portal.document_chunks.bytes IS 'The piece.';

CALL platform.wall_in('portal.documents');
CALL platform.wall_in('portal.document_chunks');

GRANT SELECT, INSERT ON portal.documents, portal.document_chunks TO portal_app;
