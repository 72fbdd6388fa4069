alter table lead
  add suppressed_at timestamptz,
  add suppression_reason text;
comment on column lead.suppressed_at is 'Since when nothing may be stored about what this person does.';

alter table lead_cycle
  add entered_by text,
  add wake_on date;
comment on column lead_cycle.entered_by is 'User name of the rep who entered the lead by hand.';
comment on column lead_cycle.wake_on is 'From this day on (UTC) a recycled or lost lead may start its next cycle.';
create index lead_cycle_wake on lead_cycle (wake_on) where wake_on is not null;

alter table engagement add note text;

-- A cycle that is withdrawn before any instance has claimed it has neither key.
alter table stage_event
  alter process_instance_key drop not null,
  alter element_instance_key drop not null;

-- An open cycle whose process instance was gone, and which was started again.
create table reopening (
  lead_id              uuid not null,
  cycle                int not null,
  process_instance_key bigint not null,
  reason               text not null,
  found_at             timestamptz not null,
  resumed_by           bigint,
  primary key (lead_id, cycle, process_instance_key),
  foreign key (lead_id, cycle) references lead_cycle
);
comment on column reopening.process_instance_key is 'The instance that is gone.';
comment on column reopening.resumed_by is 'The element instance of the admission that took the cycle up again.';

-- What a person has to be told about a lead that is no longer theirs to work.
create table notice (
  notice_id  bigint generated always as identity primary key,
  lead_id    uuid not null,
  cycle      int not null,
  username   text not null,
  kind       text not null,
  code       text,
  created_at timestamptz not null,
  foreign key (lead_id, cycle) references lead_cycle
);
create index notice_by_lead on notice (lead_id, cycle);
comment on column notice.code is 'The reason, as the cycle ended with it.';
