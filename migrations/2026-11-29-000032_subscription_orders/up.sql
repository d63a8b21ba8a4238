CREATE TABLE portal.subscription_choices (
    cooperative_id  uuid          NOT NULL,
    subscription_id uuid          NOT NULL,
    service_id      uuid          NOT NULL,
    package_id      uuid,
    quantity        numeric(14,2),
    CONSTRAINT subscription_choices_pkey PRIMARY KEY (cooperative_id, subscription_id),
    CONSTRAINT subscription_choices_subscription FOREIGN KEY (cooperative_id, subscription_id)
        REFERENCES portal.subscriptions (cooperative_id, id),
    CONSTRAINT subscription_choices_package FOREIGN KEY (cooperative_id, package_id, service_id)
        REFERENCES portal.packages (cooperative_id, id, service_id),
    CONSTRAINT subscription_choices_quantity CHECK (quantity >= 0),
    CONSTRAINT subscription_choices_something CHECK (num_nonnulls(package_id, quantity) > 0)
);
COMMENT ON TABLE portal.subscription_choices IS 'In which package, and how much of it, a service is taken. Fixed: a change is a new subscription.';
COMMENT ON COLUMN portal.subscription_choices.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.subscription_choices.subscription_id IS 'The subscription.';
COMMENT ON COLUMN portal.subscription_choices.service_id IS 'Its service, so that the package is one of that.';
COMMENT ON COLUMN portal.subscription_choices.package_id IS 'The package; absent where the service had none.';
COMMENT ON COLUMN portal.subscription_choices.quantity IS 'How many units; absent where none were asked.';

CREATE TABLE portal.subscription_orders (
    cooperative_id  uuid          NOT NULL,
    id              uuid          NOT NULL,
    member_id       uuid          NOT NULL,
    service_id      uuid          NOT NULL,
    replaces_id     uuid,
    package_id      uuid,
    quantity        numeric(14,2),
    starts_on       date          NOT NULL,
    state           text          NOT NULL,
    asked_by        text          NOT NULL,
    asked_at        timestamptz   NOT NULL,
    decided_by      text,
    decided_at      timestamptz,
    reason          text          NOT NULL DEFAULT '',
    subscription_id uuid,
    CONSTRAINT subscription_orders_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT subscription_orders_member FOREIGN KEY (cooperative_id, member_id)
        REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT subscription_orders_service FOREIGN KEY (cooperative_id, service_id)
        REFERENCES portal.services (cooperative_id, id),
    CONSTRAINT subscription_orders_replaces FOREIGN KEY (cooperative_id, replaces_id)
        REFERENCES portal.subscriptions (cooperative_id, id),
    CONSTRAINT subscription_orders_package FOREIGN KEY (cooperative_id, package_id, service_id)
        REFERENCES portal.packages (cooperative_id, id, service_id),
    CONSTRAINT subscription_orders_subscription FOREIGN KEY (cooperative_id, subscription_id)
        REFERENCES portal.subscriptions (cooperative_id, id),
    CONSTRAINT subscription_orders_quantity CHECK (quantity >= 0),
    CONSTRAINT subscription_orders_state CHECK (state IN ('asked', 'approved', 'refused', 'withdrawn')),
    CONSTRAINT subscription_orders_decided CHECK (num_nonnulls(decided_by, decided_at)
        = CASE state WHEN 'asked' THEN 0 ELSE 2 END),
    CONSTRAINT subscription_orders_reason CHECK (state <> 'refused' OR reason <> ''),
    CONSTRAINT subscription_orders_approved CHECK ((state = 'approved') = (subscription_id IS NOT NULL))
);
CREATE UNIQUE INDEX subscription_orders_one_waiting ON portal.subscription_orders (cooperative_id, member_id, service_id)
    WHERE state = 'asked';
COMMENT ON TABLE portal.subscription_orders IS 'Orders that need the approval of the office. Only an approved one becomes a subscription, so only that counts.';
COMMENT ON COLUMN portal.subscription_orders.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.subscription_orders.id IS 'The order.';
COMMENT ON COLUMN portal.subscription_orders.member_id IS 'Who orders.';
COMMENT ON COLUMN portal.subscription_orders.service_id IS 'What is ordered.';
COMMENT ON COLUMN portal.subscription_orders.replaces_id IS 'The subscription that it takes the place of; absent where the member did not take the service.';
COMMENT ON COLUMN portal.subscription_orders.package_id IS 'The package; absent where the service has none.';
COMMENT ON COLUMN portal.subscription_orders.quantity IS 'How many units; absent where none are asked.';
COMMENT ON COLUMN portal.subscription_orders.starts_on IS 'First day.';
COMMENT ON COLUMN portal.subscription_orders.state IS 'Asked, approved, refused by the office, or withdrawn by the member.';
COMMENT ON COLUMN portal.subscription_orders.asked_by IS 'Name of the person who ordered.';
COMMENT ON COLUMN portal.subscription_orders.asked_at IS 'When.';
COMMENT ON COLUMN portal.subscription_orders.decided_by IS 'Name of the person who decided or withdrew.';
COMMENT ON COLUMN portal.subscription_orders.decided_at IS 'When.';
COMMENT ON COLUMN portal.subscription_orders.reason IS 'Why; never empty where it was refused.';
COMMENT ON COLUMN portal.subscription_orders.subscription_id IS 'The subscription that it became; absent while it is not approved.';

CALL platform.wall_in('portal.subscription_choices');
CALL platform.wall_in('portal.subscription_orders');

-- What a member asked and was refused is its own; what it takes is open to all members.
CREATE POLICY own_or_office ON portal.subscription_orders AS RESTRICTIVE TO portal_app
    USING (current_setting('app.scope') = 'office' OR member_id = current_setting('app.member_id')::uuid);
-- What was decided stays as it was; a member can withdraw, and only the office approves or refuses.
CREATE POLICY while_it_waits ON portal.subscription_orders AS RESTRICTIVE FOR UPDATE TO portal_app
    USING (state = 'asked')
    WITH CHECK (current_setting('app.scope') = 'office' OR state = 'withdrawn');
CREATE POLICY asked_first ON portal.subscription_orders AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (state = 'asked');

GRANT SELECT, INSERT ON portal.subscription_choices TO portal_app;
GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_at, reason, subscription_id)
    ON portal.subscription_orders TO portal_app;
