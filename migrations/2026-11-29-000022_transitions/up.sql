CREATE TABLE portal.transitions (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    life_id        uuid        NOT NULL,
    from_state     text,
    to_state       text        NOT NULL,
    body           text,
    decided_on     date        NOT NULL,
    reason         text        NOT NULL DEFAULT '',
    resolution_id  uuid,
    by_person      text        NOT NULL,
    at             timestamptz NOT NULL,
    CONSTRAINT transitions_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT transitions_life FOREIGN KEY (cooperative_id, life_id) REFERENCES portal.lives (cooperative_id, id),
    CONSTRAINT transitions_resolution FOREIGN KEY (cooperative_id, resolution_id)
        REFERENCES portal.resolutions (cooperative_id, id),
    CONSTRAINT transitions_states CHECK (to_state IN ('candidate', 'eligible', 'process_defined', 'specified', 'tendered',
        'development', 'pilot', 'offered', 'in_operation', 'ended', 'parked', 'rejected') AND from_state <> to_state),
    CONSTRAINT transitions_body CHECK (body IN ('any_member', 'board', 'working_group', 'board_or_assembly', 'cooperative',
        'supplier', 'pilot_members', 'assembly')),
    CONSTRAINT transitions_reason CHECK (to_state NOT IN ('parked', 'rejected') OR reason <> '')
);
CREATE INDEX transitions_of_life ON portal.transitions (cooperative_id, life_id, at);
COMMENT ON TABLE portal.transitions IS 'The states that services and candidates went through: who decided, when and why. Only ever added to.';
COMMENT ON COLUMN portal.transitions.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.transitions.id IS 'The transition.';
COMMENT ON COLUMN portal.transitions.life_id IS 'What went into another state.';
COMMENT ON COLUMN portal.transitions.from_state IS 'The state until then; absent for the first.';
COMMENT ON COLUMN portal.transitions.to_state IS 'The state from then on.';
COMMENT ON COLUMN portal.transitions.body IS 'Who decided; absent where nobody wrote that down.';
COMMENT ON COLUMN portal.transitions.decided_on IS 'The day of the decision: from then on it is in the state.';
COMMENT ON COLUMN portal.transitions.reason IS 'Why; never empty where it was parked or rejected.';
COMMENT ON COLUMN portal.transitions.resolution_id IS 'The resolution of the assembly that decided it; absent where none did.';
COMMENT ON COLUMN portal.transitions.by_person IS 'Name of the person who entered it.';
COMMENT ON COLUMN portal.transitions.at IS 'When it was entered.';

CREATE TABLE portal.transition_evidence (
    cooperative_id uuid NOT NULL,
    transition_id  uuid NOT NULL,
    field          text NOT NULL,
    value          text NOT NULL,
    CONSTRAINT transition_evidence_pkey PRIMARY KEY (cooperative_id, transition_id, field),
    CONSTRAINT transition_evidence_transition FOREIGN KEY (cooperative_id, transition_id)
        REFERENCES portal.transitions (cooperative_id, id),
    CONSTRAINT transition_evidence_value CHECK (value <> '')
);
COMMENT ON TABLE portal.transition_evidence IS 'What a gate asked, and what was shown.';
COMMENT ON COLUMN portal.transition_evidence.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.transition_evidence.transition_id IS 'The transition.';
COMMENT ON COLUMN portal.transition_evidence.field IS 'What was asked, by its name in the code.';
COMMENT ON COLUMN portal.transition_evidence.value IS 'What was shown: words, a number, a day, or lines.';

CREATE TABLE portal.pilot_members (
    cooperative_id uuid   NOT NULL,
    transition_id  uuid   NOT NULL,
    member_id      uuid   NOT NULL,
    inhabitants    bigint NOT NULL,
    large          boolean NOT NULL,
    CONSTRAINT pilot_members_pkey PRIMARY KEY (cooperative_id, transition_id, member_id),
    CONSTRAINT pilot_members_transition FOREIGN KEY (cooperative_id, transition_id)
        REFERENCES portal.transitions (cooperative_id, id),
    CONSTRAINT pilot_members_member FOREIGN KEY (cooperative_id, member_id) REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT pilot_members_inhabitants CHECK (inhabitants >= 0)
);
COMMENT ON TABLE portal.pilot_members IS 'Who tries a service in a pilot.';
COMMENT ON COLUMN portal.pilot_members.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.pilot_members.transition_id IS 'The transition into the pilot.';
COMMENT ON COLUMN portal.pilot_members.member_id IS 'The member.';
COMMENT ON COLUMN portal.pilot_members.inhabitants IS 'Its inhabitants when the pilot began.';
COMMENT ON COLUMN portal.pilot_members.large IS 'Whether it was among the larger half of the members then.';

CREATE TABLE portal.pilot_findings (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    transition_id  uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    effect         text        NOT NULL DEFAULT '',
    blocker        text        NOT NULL DEFAULT '',
    by_person      text        NOT NULL,
    at             timestamptz NOT NULL,
    CONSTRAINT pilot_findings_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT pilot_findings_pilot FOREIGN KEY (cooperative_id, transition_id, member_id)
        REFERENCES portal.pilot_members (cooperative_id, transition_id, member_id),
    CONSTRAINT pilot_findings_said CHECK (effect <> '' OR blocker <> '')
);
CREATE INDEX pilot_findings_of_pilot ON portal.pilot_findings (cooperative_id, transition_id, member_id, at);
COMMENT ON TABLE portal.pilot_findings IS 'What members found in a pilot. The newest of a member counts; the others stay.';
COMMENT ON COLUMN portal.pilot_findings.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.pilot_findings.id IS 'The finding.';
COMMENT ON COLUMN portal.pilot_findings.transition_id IS 'The pilot.';
COMMENT ON COLUMN portal.pilot_findings.member_id IS 'The member that found it.';
COMMENT ON COLUMN portal.pilot_findings.effect IS 'What was measured.';
COMMENT ON COLUMN portal.pilot_findings.blocker IS 'What stands in the way; empty where nothing does.';
COMMENT ON COLUMN portal.pilot_findings.by_person IS 'Name of the person who entered it.';
COMMENT ON COLUMN portal.pilot_findings.at IS 'When.';

CALL platform.wall_in('portal.transitions');
CALL platform.wall_in('portal.transition_evidence');
CALL platform.wall_in('portal.pilot_members');
CALL platform.wall_in('portal.pilot_findings');

GRANT SELECT, INSERT ON portal.transitions, portal.transition_evidence, portal.pilot_members, portal.pilot_findings
    TO portal_app;

-- What went on before is known without its evidence.
ALTER TABLE portal.state_changes NO FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.lives NO FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.transitions NO FORCE ROW LEVEL SECURITY;
INSERT INTO portal.transitions (cooperative_id, id, life_id, from_state, to_state, decided_on, reason, by_person, at)
SELECT cooperative_id, id, topic_id, from_state, state, (at AT TIME ZONE 'Europe/Amsterdam')::date, reason, by_person, at
FROM (
    SELECT s.*, lag(s.state) OVER (PARTITION BY s.cooperative_id, s.topic_id ORDER BY s.at, s.id) AS from_state
    FROM portal.state_changes s
    JOIN portal.lives l ON l.cooperative_id = s.cooperative_id AND l.candidate_id = s.topic_id
) AS changes WHERE from_state IS DISTINCT FROM state;
ALTER TABLE portal.transitions FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.lives FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.state_changes FORCE ROW LEVEL SECURITY;
