-- The transparency log over all entries (docs/ledger.md): committed entries get a leaf number, and checkpoints sign the
-- Merkle tree over them. Nothing here is evidence that cannot be computed again from the entries and the numbers.

-- What waits for its number. An entry gets in with the transaction that appends it, and leaves with its leaf.
CREATE TABLE ledger_unsequenced (
    entry bigint PRIMARY KEY
);

CREATE TABLE ledger_leaf (
    leaf bigint PRIMARY KEY CHECK (leaf >= 0),
    entry bigint NOT NULL UNIQUE,
    hash bytea NOT NULL CHECK (octet_length(hash) = 32)
);
COMMENT ON TABLE ledger_leaf IS 'append-only: the place of each entry in the log, and the hash of the leaf';

CREATE TABLE ledger_subtree (
    level smallint NOT NULL CHECK (level BETWEEN 1 AND 7),
    number bigint NOT NULL CHECK (number >= 0),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (level, number)
);
COMMENT ON TABLE ledger_subtree IS 'append-only: the hash over 256^level leaves, of which tiles above the leaves are made';

CREATE TABLE ledger_checkpoint (
    size bigint PRIMARY KEY CHECK (size > 0),
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    note text NOT NULL,
    signed_at timestamptz NOT NULL
);
COMMENT ON TABLE ledger_checkpoint IS 'append-only: the signed notes of the log';
CREATE INDEX ledger_checkpoint_by_time ON ledger_checkpoint (signed_at);

CREATE TABLE ledger_signing_key (
    id text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{8}$'),
    name text NOT NULL,
    public_key text NOT NULL,
    sealed_private_key bytea NOT NULL,
    created_at timestamptz NOT NULL,
    retired_at timestamptz
);
COMMENT ON TABLE ledger_signing_key IS 'The Ed25519 keys of the log; private halves encrypted; those not retired sign';

CREATE FUNCTION ledger_enqueue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ledger_unsequenced (entry) VALUES (NEW.id);
    RETURN NULL;
END
$$;
CREATE TRIGGER enqueues AFTER INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_enqueue();
INSERT INTO ledger_unsequenced (entry) SELECT id FROM ledger_entry;

-- An entry may not leave the queue but by getting its leaf.
CREATE FUNCTION ledger_leaves_by_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM ledger_leaf WHERE entry = OLD.entry) THEN
        RAISE EXCEPTION 'the ledger is append-only: an entry waits until it has its leaf'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
END
$$;
CREATE TRIGGER leaves_by_leaf BEFORE DELETE ON ledger_unsequenced
    FOR EACH ROW EXECUTE FUNCTION ledger_leaves_by_leaf();
CREATE TRIGGER refuses_change BEFORE UPDATE ON ledger_unsequenced FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER refuses_truncate BEFORE TRUNCATE ON ledger_unsequenced
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();

CREATE TRIGGER refuses_change BEFORE UPDATE OR DELETE ON ledger_leaf FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER refuses_truncate BEFORE TRUNCATE ON ledger_leaf FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER refuses_change BEFORE UPDATE OR DELETE ON ledger_subtree FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER refuses_truncate BEFORE TRUNCATE ON ledger_subtree FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER refuses_change BEFORE UPDATE OR DELETE ON ledger_checkpoint
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER refuses_truncate BEFORE TRUNCATE ON ledger_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER refuses_delete BEFORE DELETE ON ledger_signing_key FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER refuses_truncate BEFORE TRUNCATE ON ledger_signing_key
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
