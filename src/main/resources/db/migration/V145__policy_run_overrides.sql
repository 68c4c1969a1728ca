-- A person let what policy found at the start of a run, or in a call of a tool, pass for that run.
CREATE TABLE policy_run_override (
    id uuid PRIMARY KEY,
    workflow_id uuid NOT NULL,
    point text NOT NULL CHECK (point IN ('RUN_START', 'TOOL_CALL')),
    subject text NOT NULL,
    fingerprints text[] NOT NULL CHECK (cardinality(fingerprints) > 0),
    rules text[] NOT NULL,
    roles text[] NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    overridden_by text NOT NULL,
    overridden_at timestamptz NOT NULL
);
COMMENT ON TABLE policy_run_override IS 'append-only: findings at the start or in a tool call that people let pass for a run';
COMMENT ON COLUMN policy_run_override.subject IS 'The tool; empty at run start';
CREATE INDEX policy_run_override_of_workflow ON policy_run_override (workflow_id, overridden_at);

CREATE TRIGGER policy_run_override_is_sealed BEFORE UPDATE OR DELETE ON policy_run_override
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed_row();
CREATE TRIGGER policy_run_override_is_not_emptied BEFORE TRUNCATE ON policy_run_override
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_row();
