-- Who built a solution may go into another member: from that day on the other one has it, with its documents and with
-- the requests for them. Who built it stays to be read here.
CREATE TABLE portal.solution_handovers (
    cooperative_id    uuid NOT NULL,
    solution_id       uuid NOT NULL,
    reorganisation_id uuid NOT NULL,
    from_id           uuid NOT NULL,
    to_id             uuid NOT NULL,
    on_day            date NOT NULL,
    CONSTRAINT solution_handovers_pkey PRIMARY KEY (cooperative_id, solution_id, reorganisation_id),
    CONSTRAINT solution_handovers_solution FOREIGN KEY (cooperative_id, solution_id)
        REFERENCES portal.solutions (cooperative_id, id),
    CONSTRAINT solution_handovers_reorganisation FOREIGN KEY (cooperative_id, reorganisation_id)
        REFERENCES portal.reorganisations (cooperative_id, id),
    CONSTRAINT solution_handovers_from FOREIGN KEY (cooperative_id, from_id) REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT solution_handovers_to FOREIGN KEY (cooperative_id, to_id) REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT solution_handovers_to_another CHECK (from_id <> to_id)
);
COMMENT ON TABLE portal.solution_handovers IS 'Solutions that went from who built them to a successor, by a reorganisation.';
COMMENT ON COLUMN portal.solution_handovers.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.solution_handovers.solution_id IS 'The solution.';
COMMENT ON COLUMN portal.solution_handovers.reorganisation_id IS 'Why.';
COMMENT ON COLUMN portal.solution_handovers.from_id IS 'Who had it before.';
COMMENT ON COLUMN portal.solution_handovers.to_id IS 'Who has it since.';
COMMENT ON COLUMN portal.solution_handovers.on_day IS 'First day of the successor.';

CALL platform.wall_in('portal.solution_handovers');

-- A draft is its builder's and the office's, and so is where it came from.
CREATE POLICY with_it ON portal.solution_handovers AS RESTRICTIVE FOR SELECT TO portal_app
    USING (EXISTS (SELECT FROM portal.solutions s WHERE s.cooperative_id = solution_handovers.cooperative_id
        AND s.id = solution_handovers.solution_id));
CREATE POLICY by_a_reorganisation ON portal.solution_handovers AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office'
        AND EXISTS (SELECT FROM portal.reorganisations r
            JOIN portal.reorganisation_predecessors p ON p.cooperative_id = r.cooperative_id AND p.reorganisation_id = r.id
            JOIN portal.reorganisation_successors n ON n.cooperative_id = r.cooperative_id AND n.reorganisation_id = r.id
            WHERE r.cooperative_id = solution_handovers.cooperative_id AND r.id = solution_handovers.reorganisation_id
                AND r.state = 'confirmed' AND r.on_day = solution_handovers.on_day
                AND p.member_id = solution_handovers.from_id AND n.member_id = solution_handovers.to_id));
GRANT SELECT, INSERT ON portal.solution_handovers TO portal_app;

-- Documents and requests go along: the portal may pass them from who had the solution to who has it now, no further.
DROP POLICY away_by_the_builder ON portal.solution_documents;
CREATE POLICY away_by_the_builder ON portal.solution_documents AS RESTRICTIVE FOR UPDATE TO portal_app
    USING ((builder_id = current_setting('app.member_id')::uuid AND removed_at IS NULL)
        OR (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.solution_handovers h
            WHERE h.cooperative_id = solution_documents.cooperative_id AND h.solution_id = solution_documents.solution_id
                AND h.from_id = solution_documents.builder_id)))
    WITH CHECK (builder_id = current_setting('app.member_id')::uuid
        OR (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.solution_handovers h
            WHERE h.cooperative_id = solution_documents.cooperative_id AND h.solution_id = solution_documents.solution_id
                AND h.to_id = solution_documents.builder_id)));
DROP POLICY of_both ON portal.document_requests;
CREATE POLICY of_both ON portal.document_requests AS RESTRICTIVE FOR SELECT TO portal_app
    USING (member_id = current_setting('app.member_id')::uuid OR builder_id = current_setting('app.member_id')::uuid
        OR (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.solution_handovers h
            WHERE h.cooperative_id = document_requests.cooperative_id AND h.solution_id = document_requests.solution_id
                AND document_requests.builder_id IN (h.from_id, h.to_id))));
DROP POLICY builder_decides ON portal.document_requests;
CREATE POLICY builder_decides ON portal.document_requests AS RESTRICTIVE FOR UPDATE TO portal_app
    USING ((builder_id = current_setting('app.member_id')::uuid AND state = 'open')
        OR (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.solution_handovers h
            WHERE h.cooperative_id = document_requests.cooperative_id AND h.solution_id = document_requests.solution_id
                AND h.from_id = document_requests.builder_id)))
    WITH CHECK (builder_id = current_setting('app.member_id')::uuid
        OR (current_setting('app.scope') = 'office' AND EXISTS (SELECT FROM portal.solution_handovers h
            WHERE h.cooperative_id = document_requests.cooperative_id AND h.solution_id = document_requests.solution_id
                AND h.to_id = document_requests.builder_id)));
GRANT UPDATE (builder_id) ON portal.solution_documents, portal.document_requests TO portal_app;

-- The worker reminds nobody of a statement that ends with the membership.
CREATE POLICY worker ON portal.members FOR SELECT TO portal_worker USING (true);
GRANT SELECT (cooperative_id, id, left_on) ON portal.members TO portal_worker;
