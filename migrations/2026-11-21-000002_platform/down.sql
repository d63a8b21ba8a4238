DROP TABLE platform.audit_events, platform.outbox, platform.sign_in_attempts, platform.password_resets,
    platform.session_seats, platform.sessions, platform.people, platform.cooperatives;
