DROP POLICY while_it_is_open ON portal.votes;
CREATE POLICY while_it_is_open ON portal.votes AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK (((current_setting('app.scope') = 'office' AND in_the_room)
            OR (member_id = current_setting('app.member_id')::uuid AND NOT in_the_room))
        AND EXISTS (SELECT FROM portal.resolutions r WHERE r.cooperative_id = votes.cooperative_id
            AND r.id = votes.resolution_id AND r.state = 'open' AND NOT r.secret));
DROP POLICY own_until_closed ON portal.votes;
CREATE POLICY own_until_closed ON portal.votes AS RESTRICTIVE FOR SELECT TO portal_app
    USING (member_id = current_setting('app.member_id')::uuid OR EXISTS (SELECT FROM portal.resolutions r
        WHERE r.cooperative_id = votes.cooperative_id AND r.id = votes.resolution_id AND r.state = 'closed'
            AND (r.per_member OR current_setting('app.scope') = 'office')));
DROP POLICY while_it_is_open ON portal.vote_participations;
CREATE POLICY while_it_is_open ON portal.vote_participations AS RESTRICTIVE FOR INSERT TO portal_app
    WITH CHECK ((current_setting('app.scope') = 'office' OR member_id = current_setting('app.member_id')::uuid)
        AND EXISTS (SELECT FROM portal.resolutions r WHERE r.cooperative_id = vote_participations.cooperative_id
            AND r.id = vote_participations.resolution_id AND r.state = 'open'));
ALTER TABLE portal.vote_participations DROP COLUMN holder_id;
DROP TABLE portal.resolution_proxies;
ALTER TABLE portal.resolutions DROP COLUMN proxies_per_holder;
