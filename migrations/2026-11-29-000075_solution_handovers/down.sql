REVOKE SELECT (cooperative_id, id, left_on) ON portal.members FROM portal_worker;
DROP POLICY worker ON portal.members;
REVOKE UPDATE (builder_id) ON portal.solution_documents, portal.document_requests FROM portal_app;
DROP POLICY builder_decides ON portal.document_requests;
CREATE POLICY builder_decides ON portal.document_requests AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (builder_id = current_setting('app.member_id')::uuid AND state = 'open') WITH CHECK (true);
DROP POLICY of_both ON portal.document_requests;
CREATE POLICY of_both ON portal.document_requests AS RESTRICTIVE FOR SELECT TO portal_app
    USING (member_id = current_setting('app.member_id')::uuid OR builder_id = current_setting('app.member_id')::uuid);
DROP POLICY away_by_the_builder ON portal.solution_documents;
CREATE POLICY away_by_the_builder ON portal.solution_documents AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (builder_id = current_setting('app.member_id')::uuid AND removed_at IS NULL) WITH CHECK (true);
DROP TABLE portal.solution_handovers;
