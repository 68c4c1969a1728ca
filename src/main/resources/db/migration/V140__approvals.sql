-- The recorded word of a person on one sealed revision.
CREATE TABLE approval (
    id uuid PRIMARY KEY,
    patch_set_id uuid NOT NULL,
    number integer NOT NULL,
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    decision text NOT NULL CHECK (decision IN ('APPROVE', 'REJECT', 'REQUEST_CHANGES')),
    comment text,
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL,
    CHECK (decision = 'APPROVE' OR comment <> '' AND comment IS NOT NULL),
    UNIQUE (patch_set_id, number, decided_by, decision),
    FOREIGN KEY (patch_set_id, number) REFERENCES patch_set_revision (patch_set_id, number)
);
COMMENT ON TABLE approval IS 'append-only: what people said of sealed revisions';

-- An approval binds to content: it cannot name a digest that its revision does not have.
CREATE FUNCTION bind_approval_to_digest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM patch_set_revision
                    WHERE patch_set_id = NEW.patch_set_id AND number = NEW.number AND digest = NEW.digest) THEN
        RAISE EXCEPTION 'revision % of PatchSet % does not have the digest %', NEW.number, NEW.patch_set_id, NEW.digest
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER approval_names_its_digest BEFORE INSERT ON approval
    FOR EACH ROW EXECUTE FUNCTION bind_approval_to_digest();
CREATE TRIGGER approval_is_sealed BEFORE UPDATE OR DELETE ON approval
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed_row();
CREATE TRIGGER approval_is_not_emptied BEFORE TRUNCATE ON approval
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_row();
