-- Stands in for the migration of branch followup; take that one in a merge.
alter table assignment
  add column answered_at timestamptz,
  add column outcome     text,
  add column reason_code text;

create table sla_clock (
  lead_id    uuid not null,
  cycle      int not null,
  clock      text not null,
  started_at timestamptz not null,
  due_at     timestamptz not null,
  stopped_at timestamptz,
  primary key (lead_id, cycle, clock),
  foreign key (lead_id, cycle) references lead_cycle
);
