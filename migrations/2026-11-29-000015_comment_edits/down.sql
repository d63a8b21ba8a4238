DROP TABLE portal.comment_withdrawals;
DROP TABLE portal.comment_edits;
