DROP POLICY on_request ON portal.document_chunks;
DROP TABLE portal.document_requests;
DROP TABLE portal.solution_documents;
