-- The worker leaves alone what was reminded of today already: it would be refused, again and again.
GRANT SELECT (on_day) ON portal.resolution_reminders, portal.round_reminders TO portal_worker;
