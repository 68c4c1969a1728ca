-- Contents in which a secret was recognised lie encrypted: the key is outside the database.
ALTER TABLE patch_blob ADD COLUMN encrypted boolean NOT NULL DEFAULT false;
ALTER TABLE patch_blob DROP CONSTRAINT patch_blob_check;
ALTER TABLE patch_blob ADD CONSTRAINT patch_blob_size CHECK (
    CASE WHEN encrypted THEN octet_length(content) > size ELSE octet_length(content) = size END);

-- The rules an admin adds to ours for recognising secrets, in the gitleaks format. The newest row is in force.
CREATE TABLE secret_rule_set (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    toml text NOT NULL,
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    loaded_by text NOT NULL,
    loaded_at timestamptz NOT NULL
);
COMMENT ON TABLE secret_rule_set IS 'append-only: every rule set that was ever in force';
CREATE TRIGGER secret_rule_set_is_sealed BEFORE UPDATE OR DELETE ON secret_rule_set
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed_row();
CREATE TRIGGER secret_rule_set_is_not_emptied BEFORE TRUNCATE ON secret_rule_set
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_row();
