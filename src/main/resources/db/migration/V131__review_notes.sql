-- What reviewers leave on a revision's lines.
CREATE TABLE review_comment (
    id uuid PRIMARY KEY,
    patch_set_id uuid NOT NULL,
    number integer NOT NULL,
    path text NOT NULL CHECK (path <> ''),
    side text NOT NULL CHECK (side IN ('OLD', 'NEW')),
    line integer NOT NULL CHECK (line >= 1),
    body text NOT NULL CHECK (body <> ''),
    author text NOT NULL,
    written_at timestamptz NOT NULL,
    resolved_by text,
    resolved_at timestamptz,
    CHECK ((resolved_by IS NULL) = (resolved_at IS NULL)),
    FOREIGN KEY (patch_set_id, number) REFERENCES patch_set_revision (patch_set_id, number)
);
CREATE INDEX review_comment_of_patch_set ON review_comment (patch_set_id, written_at, id);

-- A person's tick on a file. It names the content that was seen, so that it holds in a later revision only while that
-- content is the same; the empty text stands for a deleted file.
CREATE TABLE viewed_file (
    account text NOT NULL,
    patch_set_id uuid NOT NULL REFERENCES patch_set (id),
    path text NOT NULL,
    content text NOT NULL,
    PRIMARY KEY (account, patch_set_id, path)
);
