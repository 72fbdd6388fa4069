-- News may be about no lead at all.
alter table delivery
  alter column lead_id drop not null,
  alter column cycle drop not null,
  add constraint delivery_is_about_a_cycle_or_none check ((lead_id is null) = (cycle is null));

-- Which sources marketing was told about, and with which figures.
create table source_report (
  source_report_id bigint generated always as identity primary key,
  source           text not null,
  period_from      timestamptz not null,
  reported_at      timestamptz not null,
  decided          int not null,
  refused          int not null,
  words            text not null,
  decision_version int not null
);
create index source_report_by_source on source_report (source, reported_at);

create index lead_cycle_by_opening on lead_cycle (opened_at) where entry = 'inquiry';
