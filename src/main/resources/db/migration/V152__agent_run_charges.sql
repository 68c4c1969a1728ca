-- Under which key a run's tool calls are charged. A run that goes on where another was cut off has that one's key, so
-- that the calls it repeats are not charged again.
alter table agent_run add column charge_key uuid;
update agent_run set charge_key = id;
alter table agent_run alter column charge_key set not null;
alter table agent_run add column cut_off boolean not null default false;
