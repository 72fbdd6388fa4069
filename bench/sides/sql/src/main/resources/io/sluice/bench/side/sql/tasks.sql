alter table lead add column if not exists wake_at timestamptz;
create index if not exists lead_to_wake on lead (wake_at) where wake_at is not null;

create table if not exists task (
  id bigint generated always as identity primary key,
  lead_id bigint not null,
  step int not null,
  name text not null,
  assignee text not null,
  created_at timestamptz not null default now(),
  due_at timestamptz not null,
  completed_at timestamptz,
  result jsonb,
  unique (lead_id, step)
);

create index if not exists task_on_list on task (assignee, due_at) where completed_at is null;
