-- What policy decided at the points where it is enforced. The facts and the verdict are in the ledger entry.
CREATE TABLE policy_decision (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workflow_id uuid NOT NULL,
    point text NOT NULL CHECK (point IN ('RUN_START', 'TOOL_CALL', 'PATCH_SET', 'WRITE')),
    repository_id uuid,
    repository text NOT NULL,
    subject text NOT NULL,
    subject_digest text CHECK (subject_digest ~ '^[0-9a-f]{64}$'),
    status text NOT NULL CHECK (status IN ('ALLOW', 'WARN', 'DENY', 'SKIPPED', 'ERROR')),
    allowed boolean NOT NULL,
    pack text NOT NULL,
    pack_hash text NOT NULL CHECK (pack_hash ~ '^[0-9a-f]{64}$'),
    chain_index bigint NOT NULL,
    at timestamptz NOT NULL
);
COMMENT ON TABLE policy_decision IS 'append-only: decisions of policy, one for each ledger entry policy.decided';
COMMENT ON COLUMN policy_decision.repository IS 'The repository''s name; empty when the act is about a whole run';
COMMENT ON COLUMN policy_decision.subject IS 'The tool or the action; empty at run start and for a revision';
CREATE INDEX policy_decision_of_workflow ON policy_decision (workflow_id, id DESC);
CREATE INDEX policy_decision_of_subject ON policy_decision (workflow_id, point, repository, subject, id DESC);

CREATE TABLE policy_violation (
    decision_id bigint NOT NULL REFERENCES policy_decision (id),
    ordinal integer NOT NULL,
    fingerprint text NOT NULL,
    level text NOT NULL CHECK (level IN ('OBSERVED', 'WARN', 'BLOCK')),
    rule text NOT NULL,
    section text NOT NULL,
    pack text NOT NULL,
    pack_hash text NOT NULL,
    scope text NOT NULL CHECK (scope IN ('ORG', 'REPO')),
    rule_line integer NOT NULL,
    rule_column integer NOT NULL,
    may_override text[] NOT NULL,
    path text NOT NULL,
    line integer NOT NULL,
    side text NOT NULL CHECK (side IN ('OLD', 'NEW')),
    reason text NOT NULL,
    remedy text NOT NULL,
    overridden_by text,
    PRIMARY KEY (decision_id, ordinal)
);
COMMENT ON TABLE policy_violation IS 'append-only: what the rules found, by decision';
CREATE INDEX policy_violation_by_rule ON policy_violation (rule, decision_id DESC);

-- A person let findings on one sealed revision pass.
CREATE TABLE policy_override (
    id uuid PRIMARY KEY,
    patch_set_id uuid NOT NULL,
    number integer NOT NULL,
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    fingerprints text[] NOT NULL CHECK (cardinality(fingerprints) > 0),
    rules text[] NOT NULL,
    roles text[] NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    overridden_by text NOT NULL,
    overridden_at timestamptz NOT NULL,
    FOREIGN KEY (patch_set_id, number) REFERENCES patch_set_revision (patch_set_id, number)
);
COMMENT ON TABLE policy_override IS 'append-only: findings that people let pass, with the reason';
CREATE INDEX policy_override_of_patch_set ON policy_override (patch_set_id, number);

CREATE TRIGGER policy_decision_is_sealed BEFORE UPDATE OR DELETE ON policy_decision
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed_row();
CREATE TRIGGER policy_decision_is_not_emptied BEFORE TRUNCATE ON policy_decision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_row();
CREATE TRIGGER policy_violation_is_sealed BEFORE UPDATE OR DELETE ON policy_violation
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed_row();
CREATE TRIGGER policy_violation_is_not_emptied BEFORE TRUNCATE ON policy_violation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_row();
CREATE TRIGGER policy_override_is_sealed BEFORE UPDATE OR DELETE ON policy_override
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed_row();
CREATE TRIGGER policy_override_is_not_emptied BEFORE TRUNCATE ON policy_override
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_row();
