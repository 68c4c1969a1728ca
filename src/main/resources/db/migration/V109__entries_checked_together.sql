-- That an entry's chain and payload exist is looked up for all rows of a statement together, too. Neither can go again:
-- triggers refuse it.
ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_chain_fkey;
ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_payload_digest_fkey;

CREATE OR REPLACE FUNCTION ledger_entries_follow_head() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    misplaced record;
BEGIN
    IF EXISTS (SELECT FROM added WHERE hash <> encode(sha256(convert_to(hashed_text, 'UTF8')), 'hex')) THEN
        RAISE EXCEPTION 'the hash of a ledger entry is not the SHA-256 of its text'
            USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM added a
                WHERE NOT EXISTS (SELECT FROM ledger_payload p WHERE p.digest = a.payload_digest)) THEN
        RAISE EXCEPTION 'the payload of a ledger entry is stored before it' USING ERRCODE = 'foreign_key_violation';
    END IF;
    -- Nobody else moves these heads until the transaction ends.
    PERFORM FROM ledger_chain WHERE chain IN (SELECT chain FROM added) ORDER BY chain FOR UPDATE;
    SELECT a.chain, a.entry_index INTO misplaced
      FROM (SELECT chain, entry_index, previous_hash, at,
                   lag(entry_index) OVER before AS index_before,
                   lag(hash) OVER before AS hash_before,
                   lag(at) OVER before AS at_before
              FROM added
            WINDOW before AS (PARTITION BY chain ORDER BY entry_index)) a
      LEFT JOIN ledger_chain c ON c.chain = a.chain
     WHERE (a.entry_index = coalesce(a.index_before + 1, c.next_index)
            AND a.previous_hash = coalesce(a.hash_before, c.head_hash)
            AND a.at >= coalesce(a.at_before, c.head_at, a.at)) IS NOT TRUE
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'ledger entry % does not follow the head of chain %', misplaced.entry_index, misplaced.chain
            USING ERRCODE = 'check_violation';
    END IF;
    UPDATE ledger_chain c
       SET next_index = last.entry_index + 1, head_hash = last.hash, head_at = last.at
      FROM (SELECT DISTINCT ON (chain) chain, entry_index, hash, at FROM added ORDER BY chain, entry_index DESC) last
     WHERE c.chain = last.chain;
    INSERT INTO ledger_unsequenced (entry) SELECT id FROM added;
    RETURN NULL;
END
$$;
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION ledger_entries_follow_head() SET search_path = %I, pg_temp', current_schema());
END
$$;
