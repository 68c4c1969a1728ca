-- What was answered to a POST that carried an Idempotency-Key, so that the same request sent again gets the same answer.
CREATE TABLE idempotent_request (
    account      text        NOT NULL,
    key          text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    -- SHA-256 over method, address and body.
    fingerprint  text        NOT NULL,
    -- Identifies the attempt that is working on it.
    attempt      uuid        NOT NULL,
    started_at   timestamptz NOT NULL,
    -- Null while the first request is still being worked on.
    completed_at timestamptz,
    status       integer     CHECK (status BETWEEN 200 AND 499),
    content_type text,
    location     text,
    -- Null when the answer held a secret, which is kept nowhere.
    body         bytea,
    PRIMARY KEY (account, key),
    CHECK ((completed_at IS NULL) = (status IS NULL))
);

CREATE INDEX idempotent_request_started_at ON idempotent_request (started_at);
