-- The issue tree. A new plan replaces the tree of its workflow; the ledger and the plan artifacts keep the old ones.
create table work_item (
    id          uuid primary key,
    workflow_id uuid    not null,
    parent_id   uuid references work_item on delete cascade,
    ordinal     integer not null,
    kind        text    not null check (kind in ('EPIC', 'FEATURE', 'TASK', 'DEFECT')),
    key         text    not null,
    title       text    not null,
    description text    not null,
    repository  text,
    may_touch   text[]  not null default '{}',
    criteria    text[]  not null default '{}',
    tested_by   text    not null default '',
    unique (workflow_id, key)
);
create index work_item_parent on work_item (parent_id);
