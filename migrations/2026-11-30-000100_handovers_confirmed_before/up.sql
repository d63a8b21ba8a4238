-- What was confirmed before solutions and pledges went along gets the job of its day too. Done twice it changes nothing,
-- so days that have passed are taken along.
ALTER TABLE portal.jobs NO FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.reorganisations NO FORCE ROW LEVEL SECURITY;
INSERT INTO portal.jobs (cooperative_id, id, kind, payload, run_at)
SELECT r.cooperative_id, gen_random_uuid(), 'reorganisations.hand-over', jsonb_build_object('reorganisation', r.id),
    r.on_day::timestamp AT TIME ZONE 'Europe/Amsterdam'
FROM portal.reorganisations r
WHERE r.state = 'confirmed' AND NOT EXISTS (SELECT FROM portal.jobs j WHERE j.cooperative_id = r.cooperative_id
    AND j.kind = 'reorganisations.hand-over' AND j.payload ->> 'reorganisation' = r.id::text);
ALTER TABLE portal.reorganisations FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.jobs FORCE ROW LEVEL SECURITY;
