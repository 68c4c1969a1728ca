-- An approval remembers what its giver was, and what policy found when it was given.
ALTER TABLE approval ADD COLUMN roles text[] NOT NULL DEFAULT '{member}';
ALTER TABLE approval ADD COLUMN pack_hash text CHECK (pack_hash ~ '^[0-9a-f]{64}$');
ALTER TABLE approval ADD COLUMN findings text[];
COMMENT ON COLUMN approval.findings IS 'Fingerprints of what policy found then; more findings now void the approval';
-- Who approved may have to do so again: when the approval expired, or policy found more.
ALTER TABLE approval DROP CONSTRAINT approval_patch_set_id_number_decided_by_decision_key;
CREATE INDEX approval_of_revision ON approval (patch_set_id, number);

-- What the newest recorded decision on a PatchSet's revision asks of people: read by the list of what waits for whom.
CREATE TABLE review_request (
    patch_set_id uuid PRIMARY KEY REFERENCES patch_set (id),
    number integer NOT NULL,
    allowed boolean NOT NULL,
    findings text[] NOT NULL,
    change_digest text NOT NULL CHECK (change_digest ~ '^[0-9a-f]{64}$'),
    requested_by text NOT NULL,
    not_requester boolean NOT NULL
);
COMMENT ON COLUMN review_request.change_digest IS 'The same for the same paths, modes and contents, whatever the base';
CREATE INDEX review_request_by_change ON review_request (change_digest);

CREATE TABLE review_need (
    patch_set_id uuid NOT NULL REFERENCES review_request (patch_set_id) ON DELETE CASCADE,
    ordinal integer NOT NULL,
    count integer NOT NULL,
    roles text[] NOT NULL,
    expires_seconds bigint,
    PRIMARY KEY (patch_set_id, ordinal)
);
