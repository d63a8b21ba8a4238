CREATE TABLE portal.order_rules (
    cooperative_id uuid          NOT NULL,
    service_id     uuid          NOT NULL,
    unit           text          NOT NULL DEFAULT '',
    least          numeric(14,2),
    most           numeric(14,2),
    notice_months  integer,
    ends_with      text          NOT NULL DEFAULT 'month',
    needs_approval boolean       NOT NULL DEFAULT false,
    needs_basis    boolean       NOT NULL DEFAULT false,
    changed_by     text          NOT NULL,
    changed_at     timestamptz   NOT NULL,
    CONSTRAINT order_rules_pkey PRIMARY KEY (cooperative_id, service_id),
    CONSTRAINT order_rules_service FOREIGN KEY (cooperative_id, service_id)
        REFERENCES portal.services (cooperative_id, id),
    CONSTRAINT order_rules_unit CHECK (length(unit) <= 60),
    CONSTRAINT order_rules_quantities CHECK (least >= 0 AND most > 0 AND least <= most
        AND (unit <> '' OR num_nonnulls(least, most) = 0)),
    CONSTRAINT order_rules_notice CHECK (notice_months BETWEEN 0 AND 60),
    CONSTRAINT order_rules_ends_with CHECK (ends_with IN ('month', 'quarter', 'year'))
);
COMMENT ON TABLE portal.order_rules IS 'How a service is ordered and ended; without a row by the rules of the cooperative.';
COMMENT ON COLUMN portal.order_rules.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.order_rules.service_id IS 'The service.';
COMMENT ON COLUMN portal.order_rules.unit IS 'What is ordered a number of, in the plural; empty where no quantity is asked.';
COMMENT ON COLUMN portal.order_rules.least IS 'The smallest quantity, in units; absent where there is none.';
COMMENT ON COLUMN portal.order_rules.most IS 'The largest quantity, in units; absent where there is none.';
COMMENT ON COLUMN portal.order_rules.notice_months IS 'Months of notice; absent where those of the cooperative hold.';
COMMENT ON COLUMN portal.order_rules.ends_with IS 'A subscription ends on the last day of a month, a quarter or a year.';
COMMENT ON COLUMN portal.order_rules.needs_approval IS 'Whether an order waits for the office.';
COMMENT ON COLUMN portal.order_rules.needs_basis IS 'Whether a member needs a procurement basis to order.';
COMMENT ON COLUMN portal.order_rules.changed_by IS 'Name of the person who set it last.';
COMMENT ON COLUMN portal.order_rules.changed_at IS 'When.';

CREATE TABLE portal.packages (
    cooperative_id uuid          NOT NULL,
    id             uuid          NOT NULL,
    service_id     uuid          NOT NULL,
    number         integer       NOT NULL,
    name           text          NOT NULL,
    description    text          NOT NULL DEFAULT '',
    price_cents    bigint,
    factor         numeric(10,4),
    made_by        text          NOT NULL,
    made_at        timestamptz   NOT NULL,
    withdrawn_by   text,
    withdrawn_at   timestamptz,
    CONSTRAINT packages_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT packages_number UNIQUE (cooperative_id, service_id, number),
    CONSTRAINT packages_service FOREIGN KEY (cooperative_id, service_id)
        REFERENCES portal.services (cooperative_id, id),
    CONSTRAINT packages_of_its_service UNIQUE (cooperative_id, id, service_id),
    CONSTRAINT packages_name CHECK (length(name) BETWEEN 1 AND 80),
    CONSTRAINT packages_price CHECK (price_cents >= 0),
    CONSTRAINT packages_factor CHECK (factor > 0),
    CONSTRAINT packages_price_or_factor CHECK (num_nonnulls(price_cents, factor) = 1),
    CONSTRAINT packages_withdrawn CHECK (num_nonnulls(withdrawn_by, withdrawn_at) IN (0, 2))
);
COMMENT ON TABLE portal.packages IS 'What a service is offered in: base, plus. Withdrawn, never changed.';
COMMENT ON COLUMN portal.packages.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.packages.id IS 'The package.';
COMMENT ON COLUMN portal.packages.service_id IS 'The service.';
COMMENT ON COLUMN portal.packages.number IS 'Counts up per service; lists are in its order.';
COMMENT ON COLUMN portal.packages.name IS 'Name as members know it.';
COMMENT ON COLUMN portal.packages.description IS 'What it holds, in plain Dutch.';
COMMENT ON COLUMN portal.packages.price_cents IS 'Price for one unit and one year in euro cents without VAT, beside the share in the costs; absent where a factor holds.';
COMMENT ON COLUMN portal.packages.factor IS 'How heavily a member with this package counts in the key; 1 is as usual; absent where a price holds.';
COMMENT ON COLUMN portal.packages.made_by IS 'Name of the person who added it.';
COMMENT ON COLUMN portal.packages.made_at IS 'When.';
COMMENT ON COLUMN portal.packages.withdrawn_by IS 'Name of the person who withdrew it.';
COMMENT ON COLUMN portal.packages.withdrawn_at IS 'When it was withdrawn: no longer to be ordered; absent while it is.';

CREATE TABLE portal.exit_rules (
    cooperative_id uuid        NOT NULL CONSTRAINT exit_rules_cooperative REFERENCES platform.cooperatives (id),
    percentages    text        NOT NULL,
    changed_by     text        NOT NULL,
    changed_at     timestamptz NOT NULL,
    CONSTRAINT exit_rules_pkey PRIMARY KEY (cooperative_id),
    CONSTRAINT exit_rules_percentages CHECK (percentages ~ '^([0-9]{1,3}( [0-9]{1,3}){0,9})?$')
);
COMMENT ON TABLE portal.exit_rules IS 'What a member that leaves a service goes on paying.';
COMMENT ON COLUMN portal.exit_rules.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.exit_rules.percentages IS 'Per cent of its own last contribution, one number for each year after the end; empty where leaving costs nothing.';
COMMENT ON COLUMN portal.exit_rules.changed_by IS 'Name of the person who set it last.';
COMMENT ON COLUMN portal.exit_rules.changed_at IS 'When.';

CALL platform.wall_in('portal.order_rules');
CALL platform.wall_in('portal.packages');
CALL platform.wall_in('portal.exit_rules');

CREATE POLICY office_sets ON portal.order_rules AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office');
CREATE POLICY office_changes ON portal.order_rules AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (current_setting('app.scope') = 'office');
CREATE POLICY office_adds ON portal.packages AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office');
CREATE POLICY office_withdraws ON portal.packages AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (current_setting('app.scope') = 'office');
CREATE POLICY office_sets ON portal.exit_rules AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (current_setting('app.scope') = 'office');
CREATE POLICY office_changes ON portal.exit_rules AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (current_setting('app.scope') = 'office');

GRANT SELECT, INSERT, UPDATE ON portal.order_rules, portal.exit_rules TO portal_app;
GRANT SELECT, INSERT, UPDATE (withdrawn_by, withdrawn_at) ON portal.packages TO portal_app;
