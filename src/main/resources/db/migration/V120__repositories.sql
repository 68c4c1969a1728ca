CREATE TABLE repository (
    id uuid PRIMARY KEY,
    name text NOT NULL CHECK (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    forge text NOT NULL CHECK (forge IN ('local', 'github')),
    location text NOT NULL CHECK (location <> ''),
    -- The same for each way to name the same repository, so that it is connected only once.
    identity text NOT NULL UNIQUE,
    base_branch text NOT NULL CHECK (base_branch <> ''),
    sample boolean NOT NULL,
    connected_by text NOT NULL,
    connected_at timestamptz NOT NULL,
    -- A disconnected repository keeps its row: workflows and pull requests speak of it.
    disconnected_at timestamptz,
    pull_requests integer NOT NULL DEFAULT 0 CHECK (pull_requests >= 0)
);

-- Also the order of the list and its cursor.
CREATE UNIQUE INDEX repository_name ON repository (lower(name)) WHERE disconnected_at IS NULL;

CREATE TABLE pull_request (
    repository_id uuid NOT NULL REFERENCES repository (id),
    number integer NOT NULL CHECK (number >= 1),
    workflow_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('OPEN', 'MERGED', 'CLOSED')),
    title text NOT NULL CHECK (title <> '' AND length(title) <= 256),
    body text NOT NULL CHECK (length(body) <= 262144),
    base text NOT NULL,
    base_commit text NOT NULL CHECK (base_commit ~ '^[0-9a-f]{40}$'),
    branch text NOT NULL,
    head text NOT NULL CHECK (head ~ '^[0-9a-f]{40}$'),
    opened_at timestamptz NOT NULL,
    PRIMARY KEY (repository_id, number),
    UNIQUE (repository_id, branch)
);

CREATE INDEX pull_request_workflow ON pull_request (workflow_id);
