-- Who may sign in. A name is never reused for someone else: rows are disabled, not deleted.
CREATE TABLE account (
    name                text        PRIMARY KEY CHECK (name ~ '^[a-z0-9][a-z0-9._-]{0,63}(@github)?$'),
    origin              text        NOT NULL CHECK (origin IN ('LOCAL', 'GITHUB')),
    -- The encoder's own text form, which names its algorithm: {bcrypt}...
    password_hash       text,
    -- GitHub's numeric id: logins can be renamed and taken over by others, ids cannot.
    github_id           bigint      UNIQUE,
    role                text        NOT NULL CHECK (role IN ('ADMIN', 'MEMBER')),
    enabled             boolean     NOT NULL DEFAULT true,
    -- Counts up when the password changes or the account is disabled: ends the sessions begun before.
    session_generation  integer     NOT NULL DEFAULT 0,
    created_at          timestamptz NOT NULL,
    CHECK ((origin = 'LOCAL') = (password_hash IS NOT NULL)),
    CHECK ((origin = 'GITHUB') = (github_id IS NOT NULL)),
    CHECK ((origin = 'GITHUB') = (name LIKE '%@github'))
);

-- Bearer tokens of the REST API. Only the SHA-256 of a token is kept: a token is 256 random bits, so that a plain hash
-- cannot be searched.
CREATE TABLE api_token (
    id           uuid        PRIMARY KEY,
    account      text        NOT NULL REFERENCES account (name),
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    hash         text        NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
    -- The token's first characters, so that people can tell their tokens apart.
    prefix       text        NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz CHECK (expires_at > created_at),
    last_used_at timestamptz,
    revoked_at   timestamptz
);

CREATE INDEX api_token_account ON api_token (account, created_at);
