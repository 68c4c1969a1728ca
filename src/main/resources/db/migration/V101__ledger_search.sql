-- Searching summaries for any part of a word. The extension comes with PostgreSQL and needs no superuser; where it is
-- missing or not allowed, searching works without the index.
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX ledger_payload_by_summary ON ledger_payload USING gin (summary gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
    RAISE NOTICE 'summaries are searched without an index: %', SQLERRM;
END
$$;
