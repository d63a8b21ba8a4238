CREATE TABLE portal.lives (
    cooperative_id    uuid    NOT NULL CONSTRAINT lives_cooperative REFERENCES platform.cooperatives (id),
    id                uuid    NOT NULL,
    candidate_id      uuid,
    service_id        uuid,
    programme_id      uuid,
    description       text    NOT NULL DEFAULT '',
    process           text    NOT NULL DEFAULT '',
    variants          text    NOT NULL DEFAULT '',
    tender_reference  text    NOT NULL DEFAULT '',
    tender_options    text    NOT NULL DEFAULT '',
    tender_on         date,
    cost_centre       text    NOT NULL DEFAULT '',
    vat_label         text    NOT NULL DEFAULT '',
    task_field        text    NOT NULL DEFAULT '',
    agreement         text    NOT NULL DEFAULT '',
    contact           text    NOT NULL DEFAULT '',
    drivers           text[]  NOT NULL DEFAULT '{}',
    quick_win         boolean NOT NULL DEFAULT false,
    key_proposal      jsonb,
    key_proposal_from text    NOT NULL DEFAULT '',
    like_life_id      uuid,
    CONSTRAINT lives_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT lives_candidate UNIQUE (cooperative_id, candidate_id),
    CONSTRAINT lives_service UNIQUE (cooperative_id, service_id),
    CONSTRAINT lives_of_candidate FOREIGN KEY (cooperative_id, candidate_id)
        REFERENCES portal.candidates (cooperative_id, id),
    CONSTRAINT lives_of_service FOREIGN KEY (cooperative_id, service_id) REFERENCES portal.services (cooperative_id, id),
    CONSTRAINT lives_programme FOREIGN KEY (cooperative_id, programme_id)
        REFERENCES portal.programmes (cooperative_id, id),
    CONSTRAINT lives_like FOREIGN KEY (cooperative_id, like_life_id) REFERENCES portal.lives (cooperative_id, id),
    CONSTRAINT lives_somebodys CHECK (num_nonnulls(candidate_id, service_id) > 0),
    CONSTRAINT lives_not_like_itself CHECK (like_life_id <> id),
    CONSTRAINT lives_vat_label CHECK (vat_label IN ('', 'compensable', 'deductible', 'cost_increasing')),
    CONSTRAINT lives_task_field CHECK (task_field ~ '^([0-9]\.[0-9]{1,2}[a-z]?)?$'),
    CONSTRAINT lives_drivers CHECK (drivers <@ ARRAY['common_ground', 'privacy', 'environment', 'agenda_2020',
        'digital_government'])
);
COMMENT ON TABLE portal.lives IS 'A service from candidate to its end, as one thing: what candidate and service share. It keeps the id of whichever came first.';
COMMENT ON COLUMN portal.lives.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.lives.id IS 'The life.';
COMMENT ON COLUMN portal.lives.candidate_id IS 'The candidate that it began as; absent where the office added a service that was there already.';
COMMENT ON COLUMN portal.lives.service_id IS 'The service that it became; absent before that.';
COMMENT ON COLUMN portal.lives.programme_id IS 'The programme that it belongs to.';
COMMENT ON COLUMN portal.lives.description IS 'What it does, in full, in plain Dutch.';
COMMENT ON COLUMN portal.lives.process IS 'The one process that members agreed.';
COMMENT ON COLUMN portal.lives.variants IS 'Variants of the process, one a line: a name, a bar, what differs.';
COMMENT ON COLUMN portal.lives.tender_reference IS 'Under which number it was tendered.';
COMMENT ON COLUMN portal.lives.tender_options IS 'The options of the tender, in words.';
COMMENT ON COLUMN portal.lives.tender_on IS 'When the tender is expected; absent while nobody knows.';
COMMENT ON COLUMN portal.lives.cost_centre IS 'Cost centre in the books of the cooperative.';
COMMENT ON COLUMN portal.lives.vat_label IS 'What a member does with the VAT: compensable, deductible, cost_increasing; empty while unknown.';
COMMENT ON COLUMN portal.lives.task_field IS 'Task field of Iv3, as 0.4 or 6.71a.';
COMMENT ON COLUMN portal.lives.agreement IS 'The template of the service agreement: a title, a bar, an address; or words.';
COMMENT ON COLUMN portal.lives.contact IS 'Who to ask at the cooperative.';
COMMENT ON COLUMN portal.lives.drivers IS 'Policies that ask for it.';
COMMENT ON COLUMN portal.lives.quick_win IS 'Whether it brings much soon.';
COMMENT ON COLUMN portal.lives.key_proposal IS 'The rule of a key that is proposed and not decided, as in the scenario format.';
COMMENT ON COLUMN portal.lives.key_proposal_from IS 'Name of the service whose rule is proposed.';
COMMENT ON COLUMN portal.lives.like_life_id IS 'The life that it was made after.';

CREATE TABLE portal.service_dependencies (
    cooperative_id uuid    NOT NULL,
    life_id        uuid    NOT NULL,
    service_id     uuid    NOT NULL,
    holds          boolean NOT NULL,
    CONSTRAINT service_dependencies_pkey PRIMARY KEY (cooperative_id, life_id, service_id),
    CONSTRAINT service_dependencies_life FOREIGN KEY (cooperative_id, life_id) REFERENCES portal.lives (cooperative_id, id),
    CONSTRAINT service_dependencies_service FOREIGN KEY (cooperative_id, service_id)
        REFERENCES portal.services (cooperative_id, id)
);
COMMENT ON TABLE portal.service_dependencies IS 'Services that a service needs.';
COMMENT ON COLUMN portal.service_dependencies.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.service_dependencies.life_id IS 'What needs it.';
COMMENT ON COLUMN portal.service_dependencies.service_id IS 'What is needed.';
COMMENT ON COLUMN portal.service_dependencies.holds IS 'Whether it is so now.';

CREATE TABLE portal.facility_dependencies (
    cooperative_id uuid    NOT NULL,
    life_id        uuid    NOT NULL,
    facility_id    uuid    NOT NULL,
    holds          boolean NOT NULL,
    CONSTRAINT facility_dependencies_pkey PRIMARY KEY (cooperative_id, life_id, facility_id),
    CONSTRAINT facility_dependencies_life FOREIGN KEY (cooperative_id, life_id) REFERENCES portal.lives (cooperative_id, id),
    CONSTRAINT facility_dependencies_facility FOREIGN KEY (cooperative_id, facility_id)
        REFERENCES portal.facilities (cooperative_id, id)
);
COMMENT ON TABLE portal.facility_dependencies IS 'National facilities that a service needs.';
COMMENT ON COLUMN portal.facility_dependencies.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.facility_dependencies.life_id IS 'What needs it.';
COMMENT ON COLUMN portal.facility_dependencies.facility_id IS 'What is needed.';
COMMENT ON COLUMN portal.facility_dependencies.holds IS 'Whether it is so now.';

CALL platform.wall_in('portal.lives');
CALL platform.wall_in('portal.service_dependencies');
CALL platform.wall_in('portal.facility_dependencies');

GRANT SELECT, INSERT, UPDATE (service_id, programme_id, description, process, variants, tender_reference,
    tender_options, tender_on, cost_centre, vat_label, task_field, agreement, contact, drivers, quick_win)
    ON portal.lives TO portal_app;
GRANT SELECT, INSERT, UPDATE (holds) ON portal.service_dependencies, portal.facility_dependencies TO portal_app;

-- What is there already lives already.
ALTER TABLE portal.candidates NO FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.services NO FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.programmes NO FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.lives NO FORCE ROW LEVEL SECURITY;
INSERT INTO portal.lives (cooperative_id, id, candidate_id, service_id, programme_id)
SELECT c.cooperative_id, c.id, c.id, c.service_id, p.id FROM portal.candidates c
LEFT JOIN portal.programmes p ON p.cooperative_id = c.cooperative_id AND p.name = left(c.programme, 120);
INSERT INTO portal.lives (cooperative_id, id, service_id)
SELECT s.cooperative_id, s.id, s.id FROM portal.services s
WHERE NOT EXISTS (SELECT FROM portal.lives l WHERE l.cooperative_id = s.cooperative_id AND l.service_id = s.id);
ALTER TABLE portal.lives FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.programmes FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.services FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.candidates FORCE ROW LEVEL SECURITY;
