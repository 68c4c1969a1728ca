-- Many entries in one statement, checked together: the same conditions as before, over the rows of the statement instead
-- of one row at a time.

CREATE FUNCTION ledger_entries_follow_head() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    misplaced record;
BEGIN
    IF EXISTS (SELECT FROM added WHERE hash <> encode(sha256(convert_to(hashed_text, 'UTF8')), 'hex')) THEN
        RAISE EXCEPTION 'the hash of a ledger entry is not the SHA-256 of its text'
            USING ERRCODE = 'check_violation';
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

-- Also for whoever updates a head without an entry: it moves over entries that are there and follow each other.
CREATE OR REPLACE FUNCTION ledger_chain_moves_forward() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    follows boolean;
BEGIN
    SELECT count(*) = NEW.next_index - OLD.next_index
           AND bool_and(e.previous_hash = coalesce(e.hash_before, OLD.head_hash))
           AND bool_or(e.entry_index = NEW.next_index - 1 AND e.hash = NEW.head_hash AND e.at = NEW.head_at)
      INTO follows
      FROM (SELECT entry_index, previous_hash, hash, at, lag(hash) OVER (ORDER BY entry_index) AS hash_before
              FROM ledger_entry
             WHERE chain = OLD.chain AND entry_index >= OLD.next_index AND entry_index < NEW.next_index) e;
    IF NEW.chain <> OLD.chain OR NEW.next_index <= OLD.next_index OR follows IS NOT TRUE THEN
        RAISE EXCEPTION 'the ledger is append-only: the head of a chain moves to its next entry and nowhere else'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION ledger_payloads_match_digests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM added
                WHERE (content IS NOT NULL AND digest = encode(sha256(convert_to(content, 'UTF8')), 'hex')) IS NOT TRUE) THEN
        RAISE EXCEPTION 'a ledger payload is stored whole, under its own SHA-256' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;

-- None of these may be led astray by a temporary table of the same name.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['ledger_chain_moves_forward()', 'ledger_entries_follow_head()'] LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;

DROP TRIGGER follows_head ON ledger_entry;
DROP TRIGGER enqueues ON ledger_entry;
DROP TRIGGER matches_digest ON ledger_payload;
DROP FUNCTION ledger_entry_follows_head();
DROP FUNCTION ledger_enqueue();
DROP FUNCTION ledger_payload_matches_digest();
CREATE TRIGGER follow_head AFTER INSERT ON ledger_entry REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_entries_follow_head();
CREATE TRIGGER match_digests AFTER INSERT ON ledger_payload REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_payloads_match_digests();
