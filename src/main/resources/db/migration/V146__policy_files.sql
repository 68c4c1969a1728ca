-- Which packs were read from repositories when policy decided, and at which commit first. Their text stays in git.
CREATE TABLE policy_file (
    hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    repository_id uuid NOT NULL REFERENCES repository (id),
    commit_id text NOT NULL CHECK (commit_id ~ '^[0-9a-f]{40}$'),
    used_at timestamptz NOT NULL,
    PRIMARY KEY (hash, repository_id)
);
COMMENT ON TABLE policy_file IS 'append-only: packs in repositories that decided something, with the commit they were first read at';

CREATE TRIGGER policy_file_is_sealed BEFORE UPDATE OR DELETE ON policy_file
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed_row();
CREATE TRIGGER policy_file_is_not_emptied BEFORE TRUNCATE ON policy_file
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_row();
