-- Policy is asked anew about what waits for approval when another pack is in force: how far that has come.
CREATE TABLE review_recheck (
    id uuid PRIMARY KEY,
    repository_id uuid REFERENCES repository (id),
    requested_at timestamptz NOT NULL,
    total integer NOT NULL CHECK (total >= 0),
    decided integer NOT NULL DEFAULT 0,
    failed integer NOT NULL DEFAULT 0,
    last_patch_set uuid,
    attempts integer NOT NULL DEFAULT 0,
    touched_at timestamptz NOT NULL,
    done_at timestamptz
);
COMMENT ON COLUMN review_recheck.repository_id IS 'Whose pack changed; null for that of every repository';
COMMENT ON COLUMN review_recheck.last_patch_set IS 'Where it has come to: it goes by the ids of PatchSets';
CREATE INDEX review_recheck_open ON review_recheck (requested_at) WHERE done_at IS NULL;
