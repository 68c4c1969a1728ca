-- Finding entries by what their payloads name. Nothing here is evidence: all of it can be derived from the payloads again.

-- One row for each file, rule of policy, and digest or commit that a payload names. The order of the key is that of a page:
-- all entries with a value, by their order of arrival.
CREATE TABLE ledger_term (
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('file', 'rule', 'digest')),
    value text COLLATE "C" NOT NULL,
    entry bigint NOT NULL,
    PRIMARY KEY (kind, value, entry)
);
COMMENT ON TABLE ledger_term IS 'append-only: what the payloads of entries name, for searching; goes with a tombstone';
-- Rows come in the order of entries, so that this index is small, and yet finds the terms of one.
CREATE INDEX ledger_term_by_entry ON ledger_term USING brin (entry) WITH (pages_per_range = 16);

-- Prefixes of digests, whatever the collation of the database. These serve equality as well.
DROP INDEX ledger_entry_by_payload;
CREATE INDEX ledger_entry_by_payload ON ledger_entry (payload_digest text_pattern_ops);
CREATE INDEX ledger_entry_by_hash ON ledger_entry (hash text_pattern_ops);

ALTER TABLE ledger_payload ADD COLUMN prose text;
ALTER TABLE ledger_payload ADD CHECK (content IS NOT NULL OR prose IS NULL);
COMMENT ON COLUMN ledger_payload.prose IS
    'The summary and what people wrote (comments, reasons, ideas), for searching; null where the summary is all';
DO $$
BEGIN
    DROP INDEX IF EXISTS ledger_payload_by_summary;
    CREATE INDEX ledger_payload_by_text ON ledger_payload USING gin ((coalesce(prose, summary)) gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
    RAISE NOTICE 'texts are searched without an index: %', SQLERRM;
END
$$;

-- What was appended before: the members of canonical JSON stand in a fixed order and without spaces.
INSERT INTO ledger_term (kind, value, entry)
SELECT 'digest', named[1], e.id
  FROM ledger_entry e JOIN ledger_payload p ON p.digest = e.payload_digest,
       regexp_matches(p.content, '"([0-9a-f]{40}|[0-9a-f]{64})"', 'g') AS named
UNION
SELECT 'file', left(named[1], 1000), e.id
  FROM ledger_entry e JOIN ledger_payload p ON p.digest = e.payload_digest,
       regexp_matches(p.content, '"(?:path|oldPath)":"([^"\\]+)"', 'g') AS named
UNION
SELECT 'rule', named[1], e.id
  FROM ledger_entry e JOIN ledger_payload p ON p.digest = e.payload_digest,
       regexp_matches(p.content, '"rule":\{"column":\d+,"id":"([^"\\]+)"', 'g') AS named;

CREATE FUNCTION ledger_term_goes_with_payload() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM ledger_entry e JOIN ledger_payload p ON p.digest = e.payload_digest
                WHERE e.id = OLD.entry AND p.content IS NOT NULL) THEN
        RAISE EXCEPTION 'the ledger is append-only: terms go only with their payload'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
END
$$;

-- As in V100, and nothing of what is emptied can be searched for any more.
CREATE OR REPLACE FUNCTION ledger_tombstone(content_digest text, tombstone_entry bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    emptied integer;
    counted integer;
BEGIN
    UPDATE ledger_payload SET content = NULL, summary = NULL, prose = NULL, tombstoned_by = tombstone_entry
     WHERE digest = content_digest AND content IS NOT NULL;
    GET DIAGNOSTICS emptied = ROW_COUNT;
    IF emptied > 0 THEN
        DELETE FROM ledger_term t USING ledger_entry e WHERE e.payload_digest = content_digest AND t.entry = e.id;
    END IF;
    UPDATE ledger_artifact SET content = NULL, tombstoned_by = tombstone_entry
     WHERE digest = content_digest AND content IS NOT NULL;
    GET DIAGNOSTICS counted = ROW_COUNT;
    RETURN emptied + counted;
END
$$;
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['ledger_tombstone(text, bigint)', 'ledger_term_goes_with_payload()'] LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;

CREATE TRIGGER goes_with_payload BEFORE DELETE ON ledger_term
    FOR EACH ROW EXECUTE FUNCTION ledger_term_goes_with_payload();
CREATE TRIGGER refuses_change BEFORE UPDATE ON ledger_term FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER refuses_truncate BEFORE TRUNCATE ON ledger_term FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
