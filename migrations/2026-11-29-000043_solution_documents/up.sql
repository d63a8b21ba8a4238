-- Documents of a solution: some for all members, others on request. The builder decides who reads them, for how long.
CREATE TABLE portal.solution_documents (
    cooperative_id uuid NOT NULL,
    solution_id    uuid NOT NULL,
    document_id    uuid NOT NULL,
    builder_id     uuid NOT NULL,
    kind           text NOT NULL,
    access         text NOT NULL,
    removed_by     text,
    removed_at     timestamptz,
    CONSTRAINT solution_documents_pkey PRIMARY KEY (cooperative_id, solution_id, document_id),
    CONSTRAINT solution_documents_once UNIQUE (cooperative_id, document_id),
    CONSTRAINT solution_documents_solution FOREIGN KEY (cooperative_id, solution_id)
        REFERENCES portal.solutions (cooperative_id, id),
    CONSTRAINT solution_documents_document FOREIGN KEY (cooperative_id, document_id)
        REFERENCES portal.documents (cooperative_id, id),
    CONSTRAINT solution_documents_builder FOREIGN KEY (cooperative_id, builder_id)
        REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT solution_documents_kind CHECK (kind IN ('dpia', 'agreement', 'specification', 'pentest', 'other')),
    CONSTRAINT solution_documents_access CHECK (access IN ('members', 'request')),
    CONSTRAINT solution_documents_removed CHECK ((removed_by IS NULL) = (removed_at IS NULL))
);
COMMENT ON TABLE portal.solution_documents IS 'Which documents are shown with which solution, and who may read them.';
COMMENT ON COLUMN portal.solution_documents.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.solution_documents.solution_id IS 'The solution.';
COMMENT ON COLUMN portal.solution_documents.document_id IS 'The document.';
COMMENT ON COLUMN portal.solution_documents.builder_id IS 'The member that uploaded it and decides who reads it: the builder.';
COMMENT ON COLUMN portal.solution_documents.kind IS 'Data protection assessment, agreement, specification, test of security, or something else.';
COMMENT ON COLUMN portal.solution_documents.access IS 'For all members, or on request.';
COMMENT ON COLUMN portal.solution_documents.removed_by IS 'Name of who took it away again; absent while it is shown.';
COMMENT ON COLUMN portal.solution_documents.removed_at IS 'When.';

CREATE TABLE portal.document_requests (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    solution_id    uuid        NOT NULL,
    document_id    uuid        NOT NULL,
    builder_id     uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    reason         text        NOT NULL,
    asked_by       text        NOT NULL,
    asked_at       timestamptz NOT NULL,
    state          text        NOT NULL,
    answer         text        NOT NULL DEFAULT '',
    until          date,
    decided_by     text,
    decided_at     timestamptz,
    CONSTRAINT document_requests_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT document_requests_document FOREIGN KEY (cooperative_id, solution_id, document_id)
        REFERENCES portal.solution_documents (cooperative_id, solution_id, document_id),
    CONSTRAINT document_requests_builder FOREIGN KEY (cooperative_id, builder_id)
        REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT document_requests_member FOREIGN KEY (cooperative_id, member_id)
        REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT document_requests_of_another CHECK (member_id <> builder_id),
    CONSTRAINT document_requests_reason CHECK (reason <> ''),
    CONSTRAINT document_requests_state CHECK (CASE state
        WHEN 'open' THEN num_nonnulls(until, decided_by, decided_at) = 0
        WHEN 'granted' THEN num_nonnulls(until, decided_by, decided_at) = 3
        WHEN 'refused' THEN until IS NULL AND num_nonnulls(decided_by, decided_at) = 2 AND answer <> ''
        ELSE false END)
);
CREATE UNIQUE INDEX document_requests_open ON portal.document_requests (cooperative_id, document_id, member_id)
    WHERE state = 'open';
COMMENT ON TABLE portal.document_requests IS 'Members that ask a builder for a document, and what it answered.';
COMMENT ON COLUMN portal.document_requests.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.document_requests.id IS 'The request.';
COMMENT ON COLUMN portal.document_requests.solution_id IS 'The solution.';
COMMENT ON COLUMN portal.document_requests.document_id IS 'The document.';
COMMENT ON COLUMN portal.document_requests.builder_id IS 'Who decides.';
COMMENT ON COLUMN portal.document_requests.member_id IS 'Who asks.';
COMMENT ON COLUMN portal.document_requests.reason IS 'Why.';
COMMENT ON COLUMN portal.document_requests.asked_by IS 'Name of the person who asked.';
COMMENT ON COLUMN portal.document_requests.asked_at IS 'When.';
COMMENT ON COLUMN portal.document_requests.state IS 'Open, granted or refused.';
COMMENT ON COLUMN portal.document_requests.answer IS 'What the builder says; never empty for a refusal.';
COMMENT ON COLUMN portal.document_requests.until IS 'The first day on which the member may no longer read it.';
COMMENT ON COLUMN portal.document_requests.decided_by IS 'Name of the person who decided.';
COMMENT ON COLUMN portal.document_requests.decided_at IS 'When.';

CALL platform.wall_in('portal.solution_documents');
CALL platform.wall_in('portal.document_requests');

CREATE POLICY by_the_builder ON portal.solution_documents AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (builder_id = current_setting('app.member_id')::uuid AND EXISTS (SELECT FROM portal.solutions s
        WHERE s.cooperative_id = solution_documents.cooperative_id AND s.id = solution_documents.solution_id
            AND s.builder_id = solution_documents.builder_id));
CREATE POLICY away_by_the_builder ON portal.solution_documents AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (builder_id = current_setting('app.member_id')::uuid AND removed_at IS NULL) WITH CHECK (true);

-- A request is between who asks and who decides.
CREATE POLICY of_both ON portal.document_requests AS RESTRICTIVE FOR SELECT TO portal_app
    USING (member_id = current_setting('app.member_id')::uuid OR builder_id = current_setting('app.member_id')::uuid);
CREATE POLICY own_member_asks ON portal.document_requests AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (member_id = current_setting('app.member_id')::uuid AND state = 'open'
        AND EXISTS (SELECT FROM portal.solution_documents d
            WHERE d.cooperative_id = document_requests.cooperative_id AND d.document_id = document_requests.document_id
                AND d.builder_id = document_requests.builder_id AND d.access = 'request' AND d.removed_at IS NULL));
CREATE POLICY builder_decides ON portal.document_requests AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (builder_id = current_setting('app.member_id')::uuid AND state = 'open') WITH CHECK (true);

-- What is on request has no content for anybody but its builder and who was granted it, while the grant lasts.
CREATE POLICY on_request ON portal.document_chunks AS RESTRICTIVE FOR SELECT TO portal_app
    USING (NOT EXISTS (SELECT FROM portal.solution_documents d
        WHERE d.cooperative_id = document_chunks.cooperative_id AND d.document_id = document_chunks.document_id
            AND d.access = 'request' AND d.builder_id <> current_setting('app.member_id')::uuid
            AND NOT EXISTS (SELECT FROM portal.document_requests r
                WHERE r.cooperative_id = d.cooperative_id AND r.document_id = d.document_id
                    AND r.member_id = current_setting('app.member_id')::uuid AND r.state = 'granted'
                    AND r.until > (now() AT TIME ZONE 'Europe/Amsterdam')::date)));

GRANT SELECT, INSERT ON portal.solution_documents, portal.document_requests TO portal_app;
GRANT UPDATE (removed_by, removed_at) ON portal.solution_documents TO portal_app;
GRANT UPDATE (state, answer, until, decided_by, decided_at) ON portal.document_requests TO portal_app;
