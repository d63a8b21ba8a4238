-- A topic is what people support, follow and discuss: a wish or a candidate, under the id of that.
CREATE TABLE portal.topics (
    cooperative_id uuid NOT NULL CONSTRAINT topics_cooperative REFERENCES platform.cooperatives (id),
    id             uuid NOT NULL,
    kind           text NOT NULL,
    CONSTRAINT topics_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT topics_kind CHECK (kind IN ('wish', 'candidate'))
);
COMMENT ON TABLE portal.topics IS 'What people support, follow and discuss: wishes and candidates.';
COMMENT ON COLUMN portal.topics.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.topics.id IS 'The wish or the candidate.';
COMMENT ON COLUMN portal.topics.kind IS 'Which of the two.';

ALTER TABLE portal.candidates NO FORCE ROW LEVEL SECURITY;
INSERT INTO portal.topics (cooperative_id, id, kind) SELECT cooperative_id, id, 'candidate' FROM portal.candidates;
ALTER TABLE portal.candidates FORCE ROW LEVEL SECURITY;
ALTER TABLE portal.candidates
    ADD CONSTRAINT candidates_topic FOREIGN KEY (cooperative_id, id) REFERENCES portal.topics (cooperative_id, id),
    ADD documents text NOT NULL DEFAULT '',
    ADD expected_on date;
COMMENT ON COLUMN portal.candidates.documents IS 'Documents elsewhere, one a line: a title, a bar, an address.';
COMMENT ON COLUMN portal.candidates.expected_on IS 'When it is expected to be offered; absent while nobody knows.';

CREATE TABLE portal.wishes (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    number         integer     NOT NULL,
    title          text        NOT NULL,
    what           text        NOT NULL,
    why            text        NOT NULL,
    upl            text        NOT NULL DEFAULT '',
    helped         text        NOT NULL DEFAULT '',
    expected_use   text        NOT NULL DEFAULT '',
    member_id      uuid        NOT NULL,
    person_id      uuid        NOT NULL,
    proposed_by    text        NOT NULL,
    proposed_at    timestamptz NOT NULL,
    state          text        NOT NULL,
    state_reason   text        NOT NULL DEFAULT '',
    state_since    timestamptz NOT NULL,
    into_wish      uuid,
    into_candidate uuid,
    CONSTRAINT wishes_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT wishes_number UNIQUE (cooperative_id, number),
    CONSTRAINT wishes_topic FOREIGN KEY (cooperative_id, id) REFERENCES portal.topics (cooperative_id, id),
    CONSTRAINT wishes_member FOREIGN KEY (cooperative_id, member_id) REFERENCES portal.members (cooperative_id, id),
    CONSTRAINT wishes_person FOREIGN KEY (cooperative_id, person_id) REFERENCES portal.people (cooperative_id, id),
    CONSTRAINT wishes_into_wish FOREIGN KEY (cooperative_id, into_wish) REFERENCES portal.wishes (cooperative_id, id),
    CONSTRAINT wishes_into_candidate FOREIGN KEY (cooperative_id, into_candidate)
        REFERENCES portal.candidates (cooperative_id, id),
    CONSTRAINT wishes_not_into_itself CHECK (into_wish <> id),
    CONSTRAINT wishes_state CHECK (state IN ('open', 'merged', 'candidate', 'parked', 'rejected')),
    CONSTRAINT wishes_reason CHECK (state NOT IN ('parked', 'rejected') OR state_reason <> ''),
    CONSTRAINT wishes_into CHECK (CASE state
        WHEN 'merged' THEN num_nonnulls(into_wish, into_candidate) = 1
        WHEN 'candidate' THEN into_candidate IS NOT NULL AND into_wish IS NULL
        ELSE num_nonnulls(into_wish, into_candidate) = 0 END)
);
COMMENT ON TABLE portal.wishes IS 'What members wish for, in their own words.';
COMMENT ON COLUMN portal.wishes.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.wishes.id IS 'The wish.';
COMMENT ON COLUMN portal.wishes.number IS 'Counts up per cooperative; members know it by this.';
COMMENT ON COLUMN portal.wishes.title IS 'What it is called.';
COMMENT ON COLUMN portal.wishes.what IS 'What should come.';
COMMENT ON COLUMN portal.wishes.why IS 'Why.';
COMMENT ON COLUMN portal.wishes.upl IS 'Product of the uniform product list; empty where there is none.';
COMMENT ON COLUMN portal.wishes.helped IS 'Who is helped.';
COMMENT ON COLUMN portal.wishes.expected_use IS 'How much it would be used.';
COMMENT ON COLUMN portal.wishes.member_id IS 'The member that put it in.';
COMMENT ON COLUMN portal.wishes.person_id IS 'The person who put it in.';
COMMENT ON COLUMN portal.wishes.proposed_by IS 'Name of that person at that time.';
COMMENT ON COLUMN portal.wishes.proposed_at IS 'When.';
COMMENT ON COLUMN portal.wishes.state IS 'Open, merged into another, a candidate, parked or rejected.';
COMMENT ON COLUMN portal.wishes.state_reason IS 'Why; never empty where it was parked or rejected.';
COMMENT ON COLUMN portal.wishes.state_since IS 'Since when.';
COMMENT ON COLUMN portal.wishes.into_wish IS 'The wish that it was merged into.';
COMMENT ON COLUMN portal.wishes.into_candidate IS 'The candidate that it became, or was merged into.';

CREATE TABLE portal.supports (
    cooperative_id uuid        NOT NULL,
    topic_id       uuid        NOT NULL,
    member_id      uuid        NOT NULL,
    since          timestamptz NOT NULL,
    by_person      text        NOT NULL,
    withdrawn_at   timestamptz,
    CONSTRAINT supports_pkey PRIMARY KEY (cooperative_id, topic_id, member_id),
    CONSTRAINT supports_topic FOREIGN KEY (cooperative_id, topic_id) REFERENCES portal.topics (cooperative_id, id),
    CONSTRAINT supports_member FOREIGN KEY (cooperative_id, member_id) REFERENCES portal.members (cooperative_id, id)
);
COMMENT ON TABLE portal.supports IS 'Which members want a wish or a candidate too.';
COMMENT ON COLUMN portal.supports.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.supports.topic_id IS 'The wish or the candidate.';
COMMENT ON COLUMN portal.supports.member_id IS 'The member.';
COMMENT ON COLUMN portal.supports.since IS 'Since when.';
COMMENT ON COLUMN portal.supports.by_person IS 'Name of the person who said so.';
COMMENT ON COLUMN portal.supports.withdrawn_at IS 'When the member withdrew its support; absent while it lasts.';

CREATE TABLE portal.follows (
    cooperative_id uuid        NOT NULL,
    topic_id       uuid        NOT NULL,
    person_id      uuid        NOT NULL,
    since          timestamptz NOT NULL,
    stopped_at     timestamptz,
    CONSTRAINT follows_pkey PRIMARY KEY (cooperative_id, topic_id, person_id),
    CONSTRAINT follows_topic FOREIGN KEY (cooperative_id, topic_id) REFERENCES portal.topics (cooperative_id, id),
    CONSTRAINT follows_person FOREIGN KEY (cooperative_id, person_id) REFERENCES portal.people (cooperative_id, id)
);
COMMENT ON TABLE portal.follows IS 'Who gets mail about a wish or a candidate.';
COMMENT ON COLUMN portal.follows.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.follows.topic_id IS 'The wish or the candidate.';
COMMENT ON COLUMN portal.follows.person_id IS 'The person.';
COMMENT ON COLUMN portal.follows.since IS 'Since when.';
COMMENT ON COLUMN portal.follows.stopped_at IS 'When the person stopped; absent while it lasts.';

CREATE TABLE portal.comments (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    topic_id       uuid        NOT NULL,
    person_id      uuid        NOT NULL,
    by_person      text        NOT NULL,
    by_member      text        NOT NULL DEFAULT '',
    text           text        NOT NULL,
    at             timestamptz NOT NULL,
    CONSTRAINT comments_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT comments_topic FOREIGN KEY (cooperative_id, topic_id) REFERENCES portal.topics (cooperative_id, id),
    CONSTRAINT comments_person FOREIGN KEY (cooperative_id, person_id) REFERENCES portal.people (cooperative_id, id),
    CONSTRAINT comments_text CHECK (length(text) BETWEEN 1 AND 10000)
);
CREATE INDEX comments_of_topic ON portal.comments (cooperative_id, topic_id, at);
COMMENT ON TABLE portal.comments IS 'What people say about a wish or a candidate.';
COMMENT ON COLUMN portal.comments.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.comments.id IS 'The comment.';
COMMENT ON COLUMN portal.comments.topic_id IS 'The wish or the candidate.';
COMMENT ON COLUMN portal.comments.person_id IS 'Who says it.';
COMMENT ON COLUMN portal.comments.by_person IS 'Name of that person at that time.';
COMMENT ON COLUMN portal.comments.by_member IS 'Name of the member for which the person spoke; empty for the office.';
COMMENT ON COLUMN portal.comments.text IS 'The words, in Markdown.';
COMMENT ON COLUMN portal.comments.at IS 'When.';

CREATE TABLE portal.state_changes (
    cooperative_id uuid        NOT NULL,
    id             uuid        NOT NULL,
    topic_id       uuid        NOT NULL,
    state          text        NOT NULL,
    reason         text        NOT NULL DEFAULT '',
    by_person      text        NOT NULL,
    at             timestamptz NOT NULL,
    CONSTRAINT state_changes_pkey PRIMARY KEY (cooperative_id, id),
    CONSTRAINT state_changes_topic FOREIGN KEY (cooperative_id, topic_id) REFERENCES portal.topics (cooperative_id, id),
    CONSTRAINT state_changes_reason CHECK (state NOT IN ('parked', 'rejected') OR reason <> '')
);
CREATE INDEX state_changes_of_topic ON portal.state_changes (cooperative_id, topic_id, at);
COMMENT ON TABLE portal.state_changes IS 'The states that wishes and candidates went through.';
COMMENT ON COLUMN portal.state_changes.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.state_changes.id IS 'The change.';
COMMENT ON COLUMN portal.state_changes.topic_id IS 'The wish or the candidate.';
COMMENT ON COLUMN portal.state_changes.state IS 'The state from then on.';
COMMENT ON COLUMN portal.state_changes.reason IS 'Why; never empty where it was parked or rejected.';
COMMENT ON COLUMN portal.state_changes.by_person IS 'Name of the person who decided.';
COMMENT ON COLUMN portal.state_changes.at IS 'When.';

CALL platform.wall_in('portal.topics');
CALL platform.wall_in('portal.wishes');
CALL platform.wall_in('portal.supports');
CALL platform.wall_in('portal.follows');
CALL platform.wall_in('portal.comments');
CALL platform.wall_in('portal.state_changes');

GRANT SELECT, INSERT ON portal.topics, portal.comments, portal.state_changes TO portal_app;
GRANT SELECT, INSERT, UPDATE ON portal.wishes, portal.supports, portal.follows TO portal_app;
