-- Every verdict a gate gave; the newest per gate counts.
create table gate_verdict (
    id          bigint generated always as identity primary key,
    workflow_id uuid        not null,
    gate        text        not null,
    outcome     text        not null
        check (outcome in ('NOT_APPLICABLE', 'UNSATISFIED', 'SATISFIED', 'OVERRIDDEN', 'BYPASSED', 'ERROR')),
    reasons     text[]      not null,
    evidence    text        not null,
    judged_at   timestamptz not null
);
create index gate_verdict_newest on gate_verdict (workflow_id, gate, id desc);

-- What CI said of a commit; the newest report per name counts.
create table check_report (
    id              bigint generated always as identity primary key,
    workflow_id     uuid        not null,
    repository_id   uuid        not null,
    repository_name text        not null,
    sha             text        not null,
    name            text        not null,
    status          text        not null check (status in ('QUEUED', 'IN_PROGRESS', 'COMPLETED')),
    conclusion      text check (conclusion in ('SUCCESS', 'FAILURE', 'NEUTRAL', 'CANCELLED', 'TIMED_OUT', 'ACTION_REQUIRED', 'SKIPPED', 'STALE')),
    tests           integer     not null default 0,
    failures        integer     not null default 0,
    errors          integer     not null default 0,
    skipped         integer     not null default 0,
    failed_tests    text[]      not null default '{}',
    reported_by     text        not null,
    reported_at     timestamptz not null,
    check ((status = 'COMPLETED') = (conclusion is not null))
);
create index check_report_newest on check_report (workflow_id, repository_id, sha, name, id desc);
