-- When a customer is looked after next, and by which task.
create table care_plan (
  element_instance_key bigint primary key,
  lead_id              uuid not null,
  cycle                int not null,
  task                 text not null,
  care_at              timestamptz not null,
  after_answer         bigint,
  planned_at           timestamptz not null,
  foreign key (lead_id, cycle) references lead_cycle
);
create index care_plan_by_lead on care_plan (lead_id, cycle, planned_at);
comment on column care_plan.after_answer is
  'The answer that was the latest then; a date that it agreed on is used once.';

-- What those who look after a customer found and agreed.
create table care_answer (
  element_instance_key bigint primary key,
  lead_id              uuid not null,
  cycle                int not null,
  task                 text not null,
  username             text,
  outcome              text not null,
  reason_code          text,
  goal                 text,
  expansion            text check (expansion in ('upsell', 'cross-sell')),
  next_on              date,
  note                 text,
  answered_at          timestamptz not null,
  foreign key (lead_id, cycle) references lead_cycle
);
create index care_answer_by_lead on care_answer (lead_id, cycle, answered_at);
comment on column care_answer.username is 'Who had the task; null for anyone of the team.';

-- Who has bought is asked for at every admission.
create index lead_cycle_won on lead_cycle (lead_id, cycle) where outcome = 'customer';
