DROP TABLE portal.document_chunks;
DROP TABLE portal.documents;
