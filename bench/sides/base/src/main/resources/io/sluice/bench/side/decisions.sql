create table if not exists decision (
  lead_id bigint not null,
  at timestamptz not null default now(),
  country text,
  employees int,
  business_mail boolean,
  company_known boolean,
  activity text,
  fit char(1),
  readiness int,
  route text
);

create index if not exists decision_of_lead on decision (lead_id);
