DROP TABLE portal.pilot_findings, portal.pilot_members, portal.transition_evidence, portal.transitions;
