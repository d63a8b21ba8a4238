CREATE TABLE portal.procurement_bases (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    service_id     uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    tender         text        NOT NULL,
    lot            text        NOT NULL DEFAULT '',
    kind           text        NOT NULL,
    valid_from     date        NOT NULL,
    valid_until    date,
    made_by        text        NOT NULL,
    made_at        timestamptz NOT NULL,
    withdrawn_by   text,
    withdrawn_at   timestamptz,
    CONSTRAINT procurement_bases_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT procurement_bases_service FOREIGN KEY (cooperative_id, service_id)
        REFERENCES portal.services (cooperative_id, id),
    CONSTRAINT procurement_bases_member FOREIGN KEY (cooperative_id, member_id)
        REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT procurement_bases_tender CHECK (length(tender) BETWEEN 1 AND 200 AND length(lot) <= 200),
    CONSTRAINT procurement_bases_kind CHECK (kind IN ('participant', 'option', 'below_threshold', 'in_house')),
    CONSTRAINT procurement_bases_days CHECK (valid_until >= valid_from),
    CONSTRAINT procurement_bases_withdrawn CHECK (num_nonnulls(withdrawn_by, withdrawn_at) IN (0, 2))
);
CREATE INDEX procurement_bases_of_service ON portal.procurement_bases (cooperative_id, service_id, member_id);
COMMENT ON TABLE portal.procurement_bases IS 'Under which tender, lot or option a member may take a service. Withdrawn, never changed.';
COMMENT ON COLUMN portal.procurement_bases.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.procurement_bases.id IS 'The basis.';
COMMENT ON COLUMN portal.procurement_bases.service_id IS 'The service.';
COMMENT ON COLUMN portal.procurement_bases.member_id IS 'The member that may take it.';
COMMENT ON COLUMN portal.procurement_bases.tender IS 'Number and name of the tender.';
COMMENT ON COLUMN portal.procurement_bases.lot IS 'The lot or the option of it; empty where it has none.';
COMMENT ON COLUMN portal.procurement_bases.kind IS 'Took part, option of the contract, below the threshold, or award to a body of its own.';
COMMENT ON COLUMN portal.procurement_bases.valid_from IS 'First day on which a subscription may begin under it.';
COMMENT ON COLUMN portal.procurement_bases.valid_until IS 'Last day on which one may begin; absent where there is none.';
COMMENT ON COLUMN portal.procurement_bases.made_by IS 'Name of the person who recorded it.';
COMMENT ON COLUMN portal.procurement_bases.made_at IS 'When.';
COMMENT ON COLUMN portal.procurement_bases.withdrawn_by IS 'Name of the person who withdrew it.';
COMMENT ON COLUMN portal.procurement_bases.withdrawn_at IS 'When it was withdrawn; absent while it stands.';

CALL platform.wall_in('portal.procurement_bases');

CREATE POLICY office_records ON portal.procurement_bases AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office');
CREATE POLICY office_withdraws ON portal.procurement_bases AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (current_setting('app.scope') = 'office');
-- Under which contract a member buys is between that member and the office.
CREATE POLICY own_or_office ON portal.procurement_bases AS RESTRICTIVE FOR SELECT TO portal_app
    USING (current_setting('app.scope') = 'office' OR member_id = current_setting('app.member_id')::uuid);

GRANT SELECT, INSERT, UPDATE (withdrawn_by, withdrawn_at) ON portal.procurement_bases TO portal_app;
