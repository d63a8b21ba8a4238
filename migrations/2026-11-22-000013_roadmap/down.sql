REVOKE SELECT (cooperative_id, id, topic_id, state, at) ON portal.state_changes FROM portal_session;
REVOKE SELECT (cooperative_id, id, number, title, summary, programme, upl, state, state_since, place, expected_on)
    ON portal.candidates FROM portal_session;
DROP POLICY published ON portal.state_changes;
DROP POLICY published ON portal.candidates;
DROP TABLE portal.roadmap_settings;
