create table if not exists lead (
  id bigint generated always as identity primary key,
  email text not null unique,
  first_name text,
  last_name text,
  company text,
  country text,
  employees int not null,
  activity text,
  note text,
  captured_at timestamptz not null default now(),
  times_seen int not null default 1,
  fit char(1),
  readiness int,
  stage text not null default 'new'
);

create table if not exists timeline (
  lead_id bigint not null,
  at timestamptz not null default now(),
  entry text not null
);

create index if not exists timeline_of_lead on timeline (lead_id);
