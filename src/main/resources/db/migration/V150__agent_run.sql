-- One execution of one agent role. The facts an auditor needs are in the ledger; this is the list people look at.
create table agent_run (
    id            uuid primary key,
    workflow_id   uuid        not null,
    agent         text        not null,
    role          text        not null check (role in ('TRIAGE', 'SPECIFY', 'PLAN', 'CODE')),
    state         text        not null check (state in ('RUNNING', 'SUCCEEDED', 'FAILED')),
    tool_calls    integer     not null default 0,
    input_digest  text        not null,
    output_digest text,
    doing         text,
    done          integer     not null default 0,
    total         integer     not null default 0,
    error         text,
    started_at    timestamptz not null,
    ended_at      timestamptz,
    check ((state = 'RUNNING') = (ended_at is null))
);
create index agent_run_of_workflow on agent_run (workflow_id, started_at);
create index agent_run_newest on agent_run (started_at desc, id);
