-- Checkpoints outside this database: what witnesses said of them, and how each way out is doing.
CREATE TABLE ledger_cosignature (
    size bigint NOT NULL REFERENCES ledger_checkpoint,
    line text NOT NULL,
    cosigned_at timestamptz NOT NULL,
    PRIMARY KEY (size, line)
);
COMMENT ON TABLE ledger_cosignature IS 'append-only: signature lines of witnesses, to stand under the checkpoint';
CREATE TRIGGER refuses_change BEFORE UPDATE OR DELETE ON ledger_cosignature
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER refuses_truncate BEFORE TRUNCATE ON ledger_cosignature
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();

CREATE TABLE ledger_publication (
    channel text PRIMARY KEY,
    size bigint,
    published_at timestamptz,
    failing_since timestamptz,
    problem text,
    CHECK ((failing_since IS NULL) = (problem IS NULL)),
    CHECK ((size IS NULL) = (published_at IS NULL))
);
COMMENT ON TABLE ledger_publication IS 'The newest checkpoint that went out on each way, and since when a way fails';
