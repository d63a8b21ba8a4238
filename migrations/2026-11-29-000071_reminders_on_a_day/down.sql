REVOKE SELECT (on_day) ON portal.resolution_reminders, portal.round_reminders FROM portal_worker;
