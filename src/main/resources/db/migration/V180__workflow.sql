create table workflow (
    id             uuid primary key,
    title          text        not null,
    idea           text        not null,
    state          text        not null,
    interrupted    text,
    state_since    timestamptz not null,
    reason         text,
    paused_by      text,
    paused_why     text,
    paused_at      timestamptz,
    options        text        not null,
    requested_by   text        not null,
    created_at     timestamptz not null,
    version        bigint      not null,
    check ((paused_by is null) = (paused_at is null))
);
create index workflow_newest on workflow (created_at desc, id desc);
create index workflow_state on workflow (state, created_at desc);

create table workflow_repo (
    workflow_id     uuid    not null references workflow,
    repository_id   uuid    not null,
    repository_name text    not null,
    ordinal         integer not null,
    role            text    not null check (role in ('PRIMARY', 'SECONDARY')),
    base_branch     text    not null,
    base_commit     text,
    primary key (workflow_id, repository_id)
);
create index workflow_repo_of_repository on workflow_repo (repository_id);

-- A step that has to run. The row is written with the state change that caused it; a JobRunr job follows after commit.
create table outbox (
    id          uuid primary key,
    workflow_id uuid        not null references workflow,
    state       text        not null,
    attempt     integer     not null default 1,
    created_at  timestamptz not null,
    not_before  timestamptz not null,
    started_at  timestamptz,
    started_by  uuid,
    done_at     timestamptz,
    outcome     text
);
create index outbox_open on outbox (not_before) where done_at is null;
create index outbox_of_workflow on outbox (workflow_id);
