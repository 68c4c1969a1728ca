-- Each checkpoint names the one before it, so that one that is missing is missed.
ALTER TABLE ledger_checkpoint ADD COLUMN previous_size bigint;
ALTER TABLE ledger_checkpoint DISABLE TRIGGER refuses_change;
UPDATE ledger_checkpoint c SET previous_size = before.size
  FROM (SELECT size AS at, coalesce(lag(size) OVER (ORDER BY size), 0) AS size FROM ledger_checkpoint) before
 WHERE before.at = c.size;
ALTER TABLE ledger_checkpoint ENABLE TRIGGER refuses_change;
ALTER TABLE ledger_checkpoint ALTER COLUMN previous_size SET NOT NULL;

CREATE FUNCTION ledger_checkpoint_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.previous_size := coalesce((SELECT max(size) FROM ledger_checkpoint), 0);
    IF NEW.size <= NEW.previous_size THEN
        RAISE EXCEPTION 'the ledger is append-only: a checkpoint covers more than the one before'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION ledger_checkpoint_follows() SET search_path = %I, pg_temp', current_schema());
END
$$;
CREATE TRIGGER follows BEFORE INSERT ON ledger_checkpoint FOR EACH ROW EXECUTE FUNCTION ledger_checkpoint_follows();
