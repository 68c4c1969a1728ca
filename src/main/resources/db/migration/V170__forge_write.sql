-- Every write to a forge: the intent is committed before it, the receipt after it (I7).
create table forge_write (
    id            uuid primary key,
    workflow_id   uuid        not null,
    patch_set_id  uuid        not null,
    revision      integer     not null,
    repository_id uuid        not null,
    action        text        not null check (action in ('push_branch', 'open_pr')),
    branch        text        not null,
    head          text        not null,
    digest        text        not null,
    intended_at   timestamptz not null,
    receipt       text,
    done_at       timestamptz,
    unique (patch_set_id, revision, action),
    check ((done_at is null) = (receipt is null))
);
create index forge_write_of_workflow on forge_write (workflow_id);
