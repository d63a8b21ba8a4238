CREATE TABLE portal.candidates (
    cooperative_id uuid        NOT NULL CONSTRAINT candidates_cooperative REFERENCES platform.cooperatives (id),
    id             uuid        NOT NULL,
    number         integer     NOT NULL,
    title          text        NOT NULL,
    summary        text        NOT NULL,
    reason         text        NOT NULL DEFAULT '',
    programme      text        NOT NULL DEFAULT '',
    upl            text        NOT NULL DEFAULT '',
    one_off_cents  bigint      NOT NULL,
    yearly_cents   bigint      NOT NULL,
    benefits       text        NOT NULL DEFAULT '',
    risks          text        NOT NULL DEFAULT '',
    dependencies   text        NOT NULL DEFAULT '',
    existing       text        NOT NULL DEFAULT '',
    state          text        NOT NULL,
    state_reason   text        NOT NULL DEFAULT '',
    state_since    timestamptz NOT NULL,
    place          integer,
    service_id     uuid,
    made_by        text        NOT NULL,
    made_at        timestamptz NOT NULL,
    CONSTRAINT candidates_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT candidates_number UNIQUE (cooperative_id, number),
    CONSTRAINT candidates_title UNIQUE (cooperative_id, title),
    CONSTRAINT candidates_service FOREIGN KEY (cooperative_id, service_id) REFERENCES portal.services (cooperative_id, id),
    CONSTRAINT candidates_costs CHECK (one_off_cents >= 0 AND yearly_cents >= 0),
    CONSTRAINT candidates_state CHECK (state IN ('candidate', 'eligible', 'process_defined', 'specified', 'tendered',
        'development', 'pilot', 'offered', 'in_operation', 'ended', 'parked', 'rejected')),
    CONSTRAINT candidates_reason CHECK (state NOT IN ('parked', 'rejected') OR state_reason <> '')
);
COMMENT ON TABLE portal.candidates IS 'The services that may come, from candidate to service.';
COMMENT ON COLUMN portal.candidates.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.candidates.id IS 'The candidate.';
COMMENT ON COLUMN portal.candidates.number IS 'Counts up per cooperative; members know it by this.';
COMMENT ON COLUMN portal.candidates.title IS 'What it is called.';
COMMENT ON COLUMN portal.candidates.summary IS 'What it does, in plain Dutch.';
COMMENT ON COLUMN portal.candidates.reason IS 'Why it is wanted, and who is helped.';
COMMENT ON COLUMN portal.candidates.programme IS 'The programme that it belongs to.';
COMMENT ON COLUMN portal.candidates.upl IS 'Product of the uniform product list that it serves.';
COMMENT ON COLUMN portal.candidates.one_off_cents IS 'What it costs once, without VAT, in euro cents.';
COMMENT ON COLUMN portal.candidates.yearly_cents IS 'What it costs each year after, without VAT, in euro cents.';
COMMENT ON COLUMN portal.candidates.benefits IS 'What it brings.';
COMMENT ON COLUMN portal.candidates.risks IS 'What may go wrong.';
COMMENT ON COLUMN portal.candidates.dependencies IS 'What must be there first.';
COMMENT ON COLUMN portal.candidates.existing IS 'Solutions that exist already.';
COMMENT ON COLUMN portal.candidates.state IS 'Where it stands in its life.';
COMMENT ON COLUMN portal.candidates.state_reason IS 'Why it stands there; never empty where it was parked or rejected.';
COMMENT ON COLUMN portal.candidates.state_since IS 'Since when.';
COMMENT ON COLUMN portal.candidates.place IS 'Place in the queue as the board decided it; absent before that.';
COMMENT ON COLUMN portal.candidates.service_id IS 'The service that it became.';
COMMENT ON COLUMN portal.candidates.made_by IS 'Name of the person who entered it.';
COMMENT ON COLUMN portal.candidates.made_at IS 'When.';

CALL platform.wall_in('portal.candidates');

GRANT SELECT, INSERT, UPDATE ON portal.candidates TO portal_app;
