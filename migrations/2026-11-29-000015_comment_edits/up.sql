CREATE TABLE portal.comment_edits (
    cooperative_id uuid        NOT NULL,
    comment_id     uuid        NOT NULL,
    n              integer     NOT NULL,
    text           text        NOT NULL,
    at             timestamptz NOT NULL,
    CONSTRAINT comment_edits_pkey PRIMARY KEY (cooperative_id, comment_id, n),
    CONSTRAINT comment_edits_comment FOREIGN KEY (cooperative_id, comment_id)
        REFERENCES portal.comments (cooperative_id, id),
    CONSTRAINT comment_edits_from_one CHECK (n >= 1),
    CONSTRAINT comment_edits_text CHECK (length(text) BETWEEN 1 AND 10000)
);
COMMENT ON TABLE portal.comment_edits IS 'Later wordings of comments. The first wording stays with the comment; the last one counts.';
COMMENT ON COLUMN portal.comment_edits.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.comment_edits.comment_id IS 'The comment.';
COMMENT ON COLUMN portal.comment_edits.n IS 'Which wording after the first, from 1.';
COMMENT ON COLUMN portal.comment_edits.text IS 'The words, in Markdown.';
COMMENT ON COLUMN portal.comment_edits.at IS 'When its author wrote them.';

CREATE TABLE portal.comment_withdrawals (
    cooperative_id uuid        NOT NULL,
    comment_id     uuid        NOT NULL,
    at             timestamptz NOT NULL,
    CONSTRAINT comment_withdrawals_pkey PRIMARY KEY (cooperative_id, comment_id),
    CONSTRAINT comment_withdrawals_comment FOREIGN KEY (cooperative_id, comment_id)
        REFERENCES portal.comments (cooperative_id, id)
);
COMMENT ON TABLE portal.comment_withdrawals IS 'Comments that their authors took back: that they were there is shown, their words are not.';
COMMENT ON COLUMN portal.comment_withdrawals.cooperative_id IS 'The tenant.';
COMMENT ON COLUMN portal.comment_withdrawals.comment_id IS 'The comment.';
COMMENT ON COLUMN portal.comment_withdrawals.at IS 'When.';

CALL platform.wall_in('portal.comment_edits');
CALL platform.wall_in('portal.comment_withdrawals');

GRANT SELECT, INSERT ON portal.comment_edits, portal.comment_withdrawals TO portal_app;
