DROP TABLE portal.audit_heads, portal.audit_seals, portal.audit_events;
