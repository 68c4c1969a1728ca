-- Policy packs as they were published. A version never changes; another version takes its place.
CREATE TABLE policy_pack (
    id uuid PRIMARY KEY,
    scope text NOT NULL CHECK (scope IN ('ORG', 'REPO')),
    repository_id uuid REFERENCES repository (id),
    name text NOT NULL CHECK (name <> ''),
    version integer NOT NULL CHECK (version >= 1),
    hash text NOT NULL CHECK (hash = encode(sha256(convert_to(yaml, 'UTF8')), 'hex')),
    yaml text NOT NULL,
    comment text NOT NULL,
    published_by text NOT NULL,
    published_at timestamptz NOT NULL,
    CHECK ((scope = 'REPO') = (repository_id IS NOT NULL))
);
COMMENT ON TABLE policy_pack IS 'append-only: versions of policy packs';
CREATE UNIQUE INDEX policy_pack_version
    ON policy_pack (scope, coalesce(repository_id, '00000000-0000-0000-0000-000000000000'), name, version);
CREATE INDEX policy_pack_of_scope ON policy_pack (scope, repository_id, published_at DESC, id DESC);
CREATE INDEX policy_pack_by_hash ON policy_pack (hash);

-- Which version was put in force when; the newest row of a scope counts. No version: the repository's pack was withdrawn.
CREATE TABLE policy_in_force (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    scope text NOT NULL CHECK (scope IN ('ORG', 'REPO')),
    repository_id uuid REFERENCES repository (id),
    pack_id uuid REFERENCES policy_pack (id),
    comment text NOT NULL,
    put_by text NOT NULL,
    put_at timestamptz NOT NULL,
    CHECK ((scope = 'REPO') = (repository_id IS NOT NULL)),
    CHECK (pack_id IS NOT NULL OR scope = 'REPO')
);
COMMENT ON TABLE policy_in_force IS 'append-only: which pack was put in force, and when';
CREATE INDEX policy_in_force_newest ON policy_in_force (scope, repository_id, id DESC);

CREATE TRIGGER policy_pack_is_sealed BEFORE UPDATE OR DELETE ON policy_pack
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed_row();
CREATE TRIGGER policy_pack_is_not_emptied BEFORE TRUNCATE ON policy_pack
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_row();
CREATE TRIGGER policy_in_force_is_sealed BEFORE UPDATE OR DELETE ON policy_in_force
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed_row();
CREATE TRIGGER policy_in_force_is_not_emptied BEFORE TRUNCATE ON policy_in_force
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_row();
