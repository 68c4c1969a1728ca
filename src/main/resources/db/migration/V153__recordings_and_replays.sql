-- A run's recording is an artifact; its digest is what a replay token names. A replay is a run too: it names the run it
-- repeats, how, and what it came to.
alter table agent_run add column recording text;
alter table agent_run add column replay_of uuid references agent_run (id);
alter table agent_run add column replay_mode text check (replay_mode in ('STRICT', 'EXPLAIN'));
alter table agent_run add column replay_verdict text check (replay_verdict in ('IDENTICAL', 'DIVERGED', 'UNSUPPORTED'));
alter table agent_run add column replay_report text;
alter table agent_run add column requested_by text;
alter table agent_run add check ((replay_of is null) = (replay_mode is null));
create index agent_run_replays on agent_run (replay_of, started_at) where replay_of is not null;
