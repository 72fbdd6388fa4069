alter table lead add column erased_at timestamptz;
comment on column lead.erased_at is
  'Since when nothing tells whose row it is: it stays for the figures of the waterfall.';

create table erasure (
  erasure_id   uuid primary key,
  person_id    uuid not null unique references lead,
  ground       text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  waits_for    text,
  finished_at  timestamptz
);
comment on column erasure.person_id is 'The lead that the person was; all that were merged into it are in erased_lead.';
comment on column erasure.ground is 'Which ground of Art. 17 (1) GDPR: a word of ErasureGround.';
comment on column erasure.waits_for is 'What the next step waits for or failed at; no personal data.';

create table erased_lead (
  lead_id    uuid primary key references lead,
  erasure_id uuid not null references erasure
);
create index erased_lead_by_erasure on erased_lead (erasure_id);

create table erasure_step (
  erasure_id uuid not null references erasure,
  step       text not null,
  done_at    timestamptz not null,
  note       text,
  primary key (erasure_id, step)
);

create table erasure_count (
  erasure_id uuid not null references erasure,
  place      text not null,
  removed    bigint not null,
  primary key (erasure_id, place)
);
comment on column erasure_count.place is 'A table, or an index of the search store.';

create table erasure_key (
  erasure_id uuid not null references erasure,
  kind       text not null check (kind in ('process-instance', 'element')),
  key        bigint not null,
  primary key (erasure_id, kind, key)
);
comment on column erasure_key.key is 'What the engine''s history is searched by: it must be known after the person is gone.';

create table erasure_task (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index erasure_task_due on erasure_task (execution_time);
create index erasure_task_heartbeat on erasure_task (last_heartbeat);
