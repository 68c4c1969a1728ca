-- The change proposed to one repository in one workflow. The repository's name is kept beside its id, so that what was
-- reviewed can still be read after the repository was disconnected.
CREATE TABLE patch_set (
    id uuid PRIMARY KEY,
    workflow_id uuid NOT NULL,
    workflow_title text NOT NULL,
    repository_id uuid NOT NULL,
    repository_name text NOT NULL,
    state text NOT NULL
        CHECK (state IN ('OPEN', 'APPROVED', 'REJECTED', 'CHANGES_REQUESTED', 'SUPERSEDED', 'APPLIED')),
    current_number integer NOT NULL CHECK (current_number >= 0),
    changed_at timestamptz NOT NULL,
    UNIQUE (workflow_id, repository_id)
);
CREATE INDEX patch_set_recent ON patch_set (changed_at DESC, id DESC);
CREATE INDEX patch_set_open ON patch_set (changed_at DESC, id DESC) WHERE state = 'OPEN';

CREATE TABLE patch_set_revision (
    patch_set_id uuid NOT NULL REFERENCES patch_set (id),
    number integer NOT NULL CHECK (number >= 1),
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    canonical text NOT NULL,
    base_commit text NOT NULL CHECK (base_commit ~ '^[0-9a-f]{40}$'),
    branch text NOT NULL CHECK (branch <> ''),
    head_commit text NOT NULL CHECK (head_commit ~ '^[0-9a-f]{40}$'),
    commit_name text NOT NULL CHECK (commit_name <> ''),
    commit_email text NOT NULL CHECK (commit_email <> ''),
    produced_by uuid NOT NULL,
    sealed_at timestamptz NOT NULL,
    PRIMARY KEY (patch_set_id, number)
);
COMMENT ON TABLE patch_set_revision IS 'append-only: a sealed revision is what people approve';

CREATE TABLE patch (
    id uuid PRIMARY KEY,
    patch_set_id uuid NOT NULL,
    number integer NOT NULL,
    ordinal integer NOT NULL CHECK (ordinal >= 1),
    task_key text NOT NULL CHECK (task_key <> ''),
    title text NOT NULL CHECK (title <> ''),
    body text NOT NULL,
    commit_id text NOT NULL CHECK (commit_id ~ '^[0-9a-f]{40}$'),
    paths text[] NOT NULL,
    additions integer NOT NULL CHECK (additions >= 0),
    deletions integer NOT NULL CHECK (deletions >= 0),
    UNIQUE (patch_set_id, number, ordinal),
    FOREIGN KEY (patch_set_id, number) REFERENCES patch_set_revision (patch_set_id, number)
);
COMMENT ON TABLE patch IS 'append-only: one commit-to-be of a sealed revision';

-- The content of files before and after, kept once per content: what the review page renders and the WriteGate writes.
CREATE TABLE patch_blob (
    blob_id text PRIMARY KEY CHECK (blob_id ~ '^[0-9a-f]{40}$'),
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    size bigint NOT NULL CHECK (size = octet_length(content)),
    content bytea NOT NULL
);
COMMENT ON TABLE patch_blob IS 'append-only: file contents by their git blob id';

CREATE FUNCTION refuse_change_of_sealed_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are sealed: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION number_revisions_without_gap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    expected integer;
BEGIN
    SELECT coalesce(max(number), 0) + 1 INTO expected FROM patch_set_revision WHERE patch_set_id = NEW.patch_set_id;
    IF NEW.number <> expected THEN
        RAISE EXCEPTION 'revision % of PatchSet % cannot follow %', NEW.number, NEW.patch_set_id, expected - 1
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER patch_set_revision_is_gapless BEFORE INSERT ON patch_set_revision
    FOR EACH ROW EXECUTE FUNCTION number_revisions_without_gap();

CREATE TRIGGER patch_set_revision_is_sealed BEFORE UPDATE OR DELETE ON patch_set_revision
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed_row();
CREATE TRIGGER patch_set_revision_is_not_emptied BEFORE TRUNCATE ON patch_set_revision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_row();
CREATE TRIGGER patch_is_sealed BEFORE UPDATE OR DELETE ON patch
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed_row();
CREATE TRIGGER patch_is_not_emptied BEFORE TRUNCATE ON patch
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_row();
CREATE TRIGGER patch_blob_is_sealed BEFORE UPDATE OR DELETE ON patch_blob
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed_row();
CREATE TRIGGER patch_blob_is_not_emptied BEFORE TRUNCATE ON patch_blob
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_row();
