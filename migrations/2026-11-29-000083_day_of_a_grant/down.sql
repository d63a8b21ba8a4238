DROP POLICY on_request ON portal.document_chunks;
CREATE POLICY on_request ON portal.document_chunks AS RESTRICTIVE FOR SELECT TO portal_app
    USING (NOT EXISTS (SELECT FROM portal.solution_documents d
        WHERE d.cooperative_id = document_chunks.cooperative_id AND d.document_id = document_chunks.document_id
            AND d.access = 'request' AND d.builder_id <> current_setting('app.member_id')::uuid
            AND NOT EXISTS (SELECT FROM portal.document_requests r
                WHERE r.cooperative_id = d.cooperative_id AND r.document_id = d.document_id
                    AND r.member_id = current_setting('app.member_id')::uuid AND r.state = 'granted'
                    AND r.until > (now() AT TIME ZONE 'Europe/Amsterdam')::date)));
