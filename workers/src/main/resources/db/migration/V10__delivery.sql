-- A mail or a webhook call, written in the transaction of what it tells.
create table delivery (
  delivery_id  uuid primary key,
  channel      text not null check (channel in ('mail', 'webhook')),
  kind         text not null,
  template     text not null,
  recipient    text not null,
  username     text,
  lead_id      uuid not null,
  cycle        int not null,
  model        jsonb not null,
  headers      jsonb,
  subject      text,
  body         text,
  natural_key  text not null unique,
  created_at   timestamptz not null,
  attempts     int not null default 0,
  sent_at      timestamptz,
  failed_at    timestamptz,
  cancelled_at timestamptz,
  last_error   text,
  state        text not null generated always as (case
    when sent_at is not null then 'sent'
    when cancelled_at is not null then 'cancelled'
    when failed_at is not null then 'failed'
    else 'pending' end) stored,
  foreign key (lead_id, cycle) references lead_cycle
);
create index delivery_by_lead on delivery (lead_id, cycle, created_at);
create index delivery_by_state on delivery (state, created_at desc);
comment on column delivery.recipient is 'A mail address, or the team whose channel it is; never the address of a webhook, which is a secret.';
comment on column delivery.username is 'The rep it goes to; null for a channel and for the lead.';
comment on column delivery.model is 'What the template was filled with.';
comment on column delivery.body is 'Null while the template could not be rendered.';
comment on column delivery.natural_key is 'What it tells and to whom: told once, however often the job is delivered.';
comment on column delivery.failed_at is 'When the last try was given up; null again once it is to be retried.';

-- The tasks of db-scheduler 16, as its documentation has them: when which delivery is tried next.
create table scheduled_tasks (
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
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
