-- Which of some digests lie emptied in the table already, for whoever appends the same once more. Their rows are held
-- until the transaction ends: what is emptied meanwhile waits for it, and then sees the chain that has it now.
CREATE FUNCTION ledger_emptied_payloads(digests text[]) RETURNS SETOF text
    LANGUAGE sql SECURITY DEFINER AS $$
    SELECT p.digest FROM (SELECT digest, content FROM ledger_payload WHERE digest = ANY (digests) FOR SHARE) p
     WHERE p.content IS NULL
$$;
CREATE FUNCTION ledger_emptied_artifacts(digests text[]) RETURNS SETOF text
    LANGUAGE sql SECURITY DEFINER AS $$
    SELECT a.digest FROM (SELECT digest, content FROM ledger_artifact WHERE digest = ANY (digests) FOR SHARE) a
     WHERE a.content IS NULL
$$;
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['ledger_emptied_payloads(text[])', 'ledger_emptied_artifacts(text[])'] LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;
