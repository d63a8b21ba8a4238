REVOKE SELECT (cooperative_id, id, title, file_name, media_type, bytes, sha256, uploaded_at)
    ON portal.documents FROM portal_session;
REVOKE SELECT ON portal.document_chunks FROM portal_session;
DROP POLICY published ON portal.document_chunks;
DROP POLICY published ON portal.documents;
DROP TABLE portal.specification_documents;
