-- What people have written in the editor of policy packs and not published yet: one text for each account and pack.
CREATE TABLE policy_draft (
    account text NOT NULL,
    source text NOT NULL CHECK (source <> ''),
    title text NOT NULL,
    address text NOT NULL,
    yaml text NOT NULL,
    repository_id uuid REFERENCES repository (id),
    replaces uuid REFERENCES policy_pack (id),
    revision integer NOT NULL CHECK (revision >= 1),
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (account, source)
);
COMMENT ON COLUMN policy_draft.source IS 'What the draft was begun from: a starter pack, or a pack of the organisation or a repository';
COMMENT ON COLUMN policy_draft.address IS 'The page that opens it';
COMMENT ON COLUMN policy_draft.repository_id IS 'Whom it shall bind; null for every repository';
COMMENT ON COLUMN policy_draft.replaces IS 'The version that its author knew to be in force; null when none was';
COMMENT ON COLUMN policy_draft.revision IS 'Grows with each change, so that two browsers do not write over each other';
