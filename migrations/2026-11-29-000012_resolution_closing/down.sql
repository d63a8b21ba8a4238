REVOKE UPDATE (note) ON portal.assembly_decisions FROM portal_app;
REVOKE SELECT (cooperative_id, id, state, opens_at, closes_at) ON portal.resolutions FROM portal_worker;
DROP POLICY noted_once ON portal.assembly_decisions;
DROP POLICY worker ON portal.resolutions;
DROP TABLE portal.resolution_reminders;
