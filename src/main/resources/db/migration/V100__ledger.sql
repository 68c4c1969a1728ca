-- The proof ledger (I4). docs/ledger.md describes the format; what stands here is what the database itself enforces:
-- rows are only added, an entry always follows the head of its chain, and content lies under its own digest.

CREATE TABLE ledger_chain (
    chain uuid PRIMARY KEY,
    next_index bigint NOT NULL DEFAULT 0 CHECK (next_index >= 0),
    head_hash text NOT NULL DEFAULT repeat('0', 64) CHECK (head_hash ~ '^[0-9a-f]{64}$'),
    head_at timestamptz
);
COMMENT ON TABLE ledger_chain IS 'The head of each chain, locked while an entry is appended; moves forward only';

CREATE TABLE ledger_payload (
    digest text PRIMARY KEY CHECK (digest ~ '^[0-9a-f]{64}$'),
    content text,
    summary text,
    tombstoned_by bigint,
    CHECK ((content IS NULL) = (tombstoned_by IS NOT NULL)),
    CHECK (content IS NOT NULL OR summary IS NULL)
);
COMMENT ON TABLE ledger_payload IS 'append-only: canonical JSON by digest; emptied by ledger_tombstone alone';
COMMENT ON COLUMN ledger_payload.summary IS 'The member "summary" of the content, for searching; not hashed by itself';

CREATE TABLE ledger_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    chain uuid NOT NULL REFERENCES ledger_chain,
    entry_index bigint NOT NULL CHECK (entry_index >= 0),
    -- Compared byte by byte, so that the indexes serve prefixes as well as order.
    type text COLLATE "C" NOT NULL,
    actor text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL,
    payload_digest text NOT NULL REFERENCES ledger_payload,
    previous_hash text NOT NULL CHECK (previous_hash ~ '^[0-9a-f]{64}$'),
    hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    hashed_text text NOT NULL,
    agent_run uuid,
    UNIQUE (chain, entry_index)
);
COMMENT ON TABLE ledger_entry IS 'append-only: the hash-chained entries';
COMMENT ON COLUMN ledger_entry.id IS 'Order of arrival, for paging; not hashed';
COMMENT ON COLUMN ledger_entry.hashed_text IS 'The canonical JSON (RFC 8785) that hash is the SHA-256 of';
COMMENT ON COLUMN ledger_entry.agent_run IS 'The member "agentRunId" of the payload, for filtering; not hashed by itself';

CREATE INDEX ledger_entry_by_type ON ledger_entry (type, id);
CREATE INDEX ledger_entry_by_actor ON ledger_entry (actor, id);
CREATE INDEX ledger_entry_by_agent_run ON ledger_entry (agent_run, id) WHERE agent_run IS NOT NULL;
CREATE INDEX ledger_entry_by_time ON ledger_entry (at);
CREATE INDEX ledger_entry_by_payload ON ledger_entry (payload_digest);

CREATE TABLE ledger_artifact (
    digest text PRIMARY KEY CHECK (digest ~ '^[0-9a-f]{64}$'),
    content bytea,
    media_type text NOT NULL,
    size bigint NOT NULL CHECK (size >= 0),
    tombstoned_by bigint REFERENCES ledger_entry,
    CHECK ((content IS NULL) = (tombstoned_by IS NOT NULL))
);
COMMENT ON TABLE ledger_artifact IS 'append-only: documents by digest; emptied by ledger_tombstone alone';

CREATE TABLE ledger_artifact_link (
    workflow uuid NOT NULL,
    entry_index bigint NOT NULL,
    digest text NOT NULL REFERENCES ledger_artifact,
    kind text NOT NULL,
    name text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (workflow, entry_index),
    UNIQUE (workflow, kind, name, digest),
    FOREIGN KEY (workflow, entry_index) REFERENCES ledger_entry (chain, entry_index)
);
COMMENT ON TABLE ledger_artifact_link IS 'append-only: which workflow holds which document, and the entry that says so';
CREATE INDEX ledger_artifact_link_by_digest ON ledger_artifact_link (digest, at);

ALTER TABLE ledger_payload ADD FOREIGN KEY (tombstoned_by) REFERENCES ledger_entry;

CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE FUNCTION ledger_chain_starts_empty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.next_index <> 0 OR NEW.head_hash <> repeat('0', 64) OR NEW.head_at IS NOT NULL THEN
        RAISE EXCEPTION 'the ledger is append-only: a chain starts without entries'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION ledger_chain_moves_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.chain <> OLD.chain
            OR NEW.next_index <> OLD.next_index + 1
            OR NOT EXISTS (SELECT FROM ledger_entry e
                            WHERE e.chain = OLD.chain AND e.entry_index = OLD.next_index
                              AND e.previous_hash = OLD.head_hash
                              AND e.hash = NEW.head_hash AND e.at = NEW.head_at) THEN
        RAISE EXCEPTION 'the ledger is append-only: the head of a chain moves to its next entry and nowhere else'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION ledger_entry_follows_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.hash <> encode(sha256(convert_to(NEW.hashed_text, 'UTF8')), 'hex') THEN
        RAISE EXCEPTION 'the hash of a ledger entry is not the SHA-256 of its text'
            USING ERRCODE = 'check_violation';
    END IF;
    UPDATE ledger_chain c
       SET next_index = c.next_index + 1, head_hash = NEW.hash, head_at = NEW.at
     WHERE c.chain = NEW.chain AND c.next_index = NEW.entry_index AND c.head_hash = NEW.previous_hash
       AND (c.head_at IS NULL OR c.head_at <= NEW.at);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'ledger entry % does not follow the head of chain %', NEW.entry_index, NEW.chain
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION ledger_payload_matches_digest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.content IS NULL OR NEW.digest <> encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex') THEN
        RAISE EXCEPTION 'a ledger payload is stored whole, under its own SHA-256' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION ledger_artifact_matches_digest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.content IS NULL
            OR NEW.size <> octet_length(NEW.content)
            OR NEW.digest <> encode(sha256(NEW.content), 'hex') THEN
        RAISE EXCEPTION 'an artifact is stored whole, under its own SHA-256' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;

-- The one change that is let through: content goes, and an entry that names its digest says who wanted it and why.
CREATE FUNCTION ledger_only_tombstone() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    allowed boolean;
BEGIN
    allowed := NEW.digest = OLD.digest
        AND OLD.content IS NOT NULL AND NEW.content IS NULL
        AND EXISTS (SELECT FROM ledger_entry e JOIN ledger_payload p ON p.digest = e.payload_digest
                     WHERE e.id = NEW.tombstoned_by AND e.type = 'ledger.payload_tombstoned'
                       AND p.content::json ->> 'digest' = OLD.digest);
    IF TG_TABLE_NAME = 'ledger_artifact' THEN
        allowed := allowed AND NEW.media_type = OLD.media_type AND NEW.size = OLD.size;
    ELSE
        -- What a tombstone says stays readable.
        allowed := allowed AND NOT EXISTS (SELECT FROM ledger_entry e
                                            WHERE e.payload_digest = OLD.digest AND e.type = 'ledger.payload_tombstoned');
    END IF;
    IF allowed IS NOT TRUE THEN
        RAISE EXCEPTION 'the ledger is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;

-- Empties what lies under a digest, as the owner of the tables: the application's role may not update them.
-- tombstone_entry is the entry that says so. Returns how many contents were emptied: none, one, or two when a payload and
-- an artifact have the same bytes.
CREATE FUNCTION ledger_tombstone(content_digest text, tombstone_entry bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    emptied integer;
    counted integer;
BEGIN
    UPDATE ledger_payload SET content = NULL, summary = NULL, tombstoned_by = tombstone_entry
     WHERE digest = content_digest AND content IS NOT NULL;
    GET DIAGNOSTICS emptied = ROW_COUNT;
    UPDATE ledger_artifact SET content = NULL, tombstoned_by = tombstone_entry
     WHERE digest = content_digest AND content IS NOT NULL;
    GET DIAGNOSTICS counted = ROW_COUNT;
    RETURN emptied + counted;
END
$$;

-- None of these may be led astray by a temporary table of the same name.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['ledger_chain_moves_forward()', 'ledger_entry_follows_head()',
                                'ledger_only_tombstone()', 'ledger_tombstone(text, bigint)'] LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;

CREATE TRIGGER starts_empty BEFORE INSERT ON ledger_chain FOR EACH ROW EXECUTE FUNCTION ledger_chain_starts_empty();
CREATE TRIGGER moves_forward BEFORE UPDATE ON ledger_chain FOR EACH ROW EXECUTE FUNCTION ledger_chain_moves_forward();
CREATE TRIGGER refuses_delete BEFORE DELETE ON ledger_chain FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER refuses_truncate BEFORE TRUNCATE ON ledger_chain FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();

CREATE TRIGGER follows_head AFTER INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_entry_follows_head();
CREATE TRIGGER refuses_change BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER refuses_truncate BEFORE TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();

CREATE TRIGGER matches_digest BEFORE INSERT ON ledger_payload
    FOR EACH ROW EXECUTE FUNCTION ledger_payload_matches_digest();
CREATE TRIGGER only_tombstone BEFORE UPDATE ON ledger_payload FOR EACH ROW EXECUTE FUNCTION ledger_only_tombstone();
CREATE TRIGGER refuses_delete BEFORE DELETE ON ledger_payload FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER refuses_truncate BEFORE TRUNCATE ON ledger_payload FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();

CREATE TRIGGER matches_digest BEFORE INSERT ON ledger_artifact
    FOR EACH ROW EXECUTE FUNCTION ledger_artifact_matches_digest();
CREATE TRIGGER only_tombstone BEFORE UPDATE ON ledger_artifact FOR EACH ROW EXECUTE FUNCTION ledger_only_tombstone();
CREATE TRIGGER refuses_delete BEFORE DELETE ON ledger_artifact FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER refuses_truncate BEFORE TRUNCATE ON ledger_artifact FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();

CREATE TRIGGER refuses_change BEFORE UPDATE OR DELETE ON ledger_artifact_link
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER refuses_truncate BEFORE TRUNCATE ON ledger_artifact_link
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
