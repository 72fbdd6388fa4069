create table lead (
  lead_id        uuid primary key,
  version        int not null,
  email          text not null,
  email_key      text not null unique,
  first_name     text,
  last_name      text,
  phone          text,
  job_title      text,
  company_name   text,
  website        text,
  country        text,
  industry       text,
  employees      int,
  annual_revenue bigint,
  source         text,
  channel        text,
  captured_at    timestamptz not null
);
comment on column lead.email_key is 'The normalised address: one person, one lead.';
comment on column lead.annual_revenue is 'US dollars a year.';

-- One pass of one lead down the waterfall; one process instance.
create table lead_cycle (
  lead_id              uuid not null references lead,
  cycle                int not null,
  entry                text not null,
  opened_at            timestamptz not null,
  process_instance_key bigint,
  claimed_at           timestamptz,
  outcome              text,
  reason_code          text,
  closed_at            timestamptz,
  primary key (lead_id, cycle)
);
create unique index lead_cycle_open on lead_cycle (lead_id) where closed_at is null;

create table engagement (
  engagement_id uuid primary key,
  lead_id       uuid not null references lead,
  kind          text not null,
  occurred_at   timestamptz not null,
  received_at   timestamptz not null
);
create index engagement_by_lead on engagement (lead_id, occurred_at);

-- The append-only ledger: what was reached, when, by which element of which instance.
create table stage_event (
  stage_event_id       bigint generated always as identity primary key,
  lead_id              uuid not null,
  cycle                int not null,
  stage                text not null,
  reached_at           timestamptz not null,
  process_instance_key bigint not null,
  element_instance_key bigint not null unique,
  owner                text,
  reason_code          text,
  expected_value       numeric(14, 2),
  expected_close_date  date,
  foreign key (lead_id, cycle) references lead_cycle
);
create index stage_event_by_lead on stage_event (lead_id, cycle, stage_event_id);

create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception 'stage_event is append-only';
end $$;
create trigger stage_event_append_only before update or delete on stage_event
  for each row execute function refuse_ledger_change();

-- What was known, what each criterion said, and by which version of which decision.
create table assessment (
  element_instance_key bigint primary key,
  lead_id              uuid not null,
  cycle                int not null,
  kind                 text not null,
  result               text not null,
  total                numeric(8, 2) not null,
  coverage             int not null,
  decision_id          text not null,
  decision_version     int not null,
  facts                jsonb not null,
  criteria             jsonb not null,
  assessed_at          timestamptz not null,
  foreign key (lead_id, cycle) references lead_cycle
);
create index assessment_by_lead on assessment (lead_id, cycle, assessed_at);

create sequence rep_turn;

create table rep (
  username         text primary key,
  name             text not null,
  team             text not null,
  zone             text not null,
  active           boolean not null,
  last_turn        bigint not null default 0
);

-- Who had which task of a lead, under which clocks.
create table assignment (
  element_instance_key bigint primary key,
  lead_id              uuid not null,
  cycle                int not null,
  task                 text not null,
  team                 text not null,
  username             text,
  assigned_at          timestamptz not null,
  remind_at            timestamptz not null,
  escalate_at          timestamptz not null,
  due_at               timestamptz not null,
  decide_at            timestamptz not null,
  foreign key (lead_id, cycle) references lead_cycle
);
create index assignment_by_lead on assignment (lead_id, cycle, assigned_at);

create table reminder (
  element_instance_key bigint primary key,
  lead_id              uuid not null,
  cycle                int not null,
  task                 text not null,
  username             text,
  reminded_at          timestamptz not null,
  foreign key (lead_id, cycle) references lead_cycle
);

create table discovery_call (
  element_instance_key bigint primary key,
  lead_id              uuid not null,
  cycle                int not null,
  username             text,
  budget               text not null,
  budget_evidence      text,
  authority            text not null,
  authority_evidence   text,
  need                 text not null,
  need_evidence        text,
  timing               text not null,
  timing_evidence      text,
  outcome              text not null,
  reason_code          text,
  recorded_at          timestamptz not null,
  foreign key (lead_id, cycle) references lead_cycle
);
