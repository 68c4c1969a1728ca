-- What was used of each budget, and by how much an admin topped it up, in the meter's smallest unit.
create table budget_use (
    span      text   not null check (span in ('WORKFLOW', 'REPO_DAY', 'USER_DAY', 'ORG_DAY')),
    -- The workflow's id; for a day: the day, behind the repository's id or the account's name.
    subject   text   not null,
    meter     text   not null check (meter in ('MINUTES', 'TOKENS', 'COST_MILLIS', 'TOOL_CALLS', 'PR_ATTEMPTS')),
    used      bigint not null default 0 check (used >= 0),
    topped_up bigint not null default 0 check (topped_up >= 0),
    -- The limit for which people were last warned; another limit warns anew.
    warned_of bigint,
    primary key (span, subject, meter)
);

-- What each call was charged, so that a call is charged once however often it is asked.
create table budget_charge (
    workflow_id uuid        not null,
    call_id     text        not null,
    meter       text        not null,
    amount      bigint      not null check (amount >= 0),
    charged_on  date        not null,
    settled     boolean     not null default false,
    charged_at  timestamptz not null,
    primary key (workflow_id, call_id, meter)
);

-- A workflow at work: until when its time is counted already.
create table budget_clock (
    workflow_id   uuid primary key,
    counted_until timestamptz not null
);
