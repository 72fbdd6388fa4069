-- Who had which task of a lead, why they, under which clocks, and what they answered.
alter table assignment
  drop column decide_at,
  add column reassign_at            timestamptz not null default '9999-12-31T00:00:00Z',
  add column give_up_at             timestamptz not null default '9999-12-31T00:00:00Z',
  add column counted_from           timestamptz,
  add column speed_class            text,
  add column cause                  text not null default 'routed' check (cause in
    ('routed', 'rerouted', 'corrected', 'reassigned', 'assigned', 'extended', 'attempt')),
  add column reassignments          int not null default 0,
  add column ended_at               timestamptz,
  add column answered_at            timestamptz,
  add column outcome                text,
  add column reason_code            text,
  add column answer_key             bigint unique,
  add column breached_at            timestamptz,
  add column process_instance_key   bigint,
  add column process_definition_key bigint;
update assignment set counted_from = assigned_at, ended_at =
  (select min(later.assigned_at) from assignment later
   where later.lead_id = assignment.lead_id and later.cycle = assignment.cycle
     and later.assigned_at > assignment.assigned_at);
alter table assignment
  alter column counted_from set not null,
  alter column reassign_at drop default,
  alter column give_up_at drop default,
  alter column cause drop default,
  alter column reassignments drop default;
create unique index assignment_open on assignment (lead_id, cycle, task) where ended_at is null;
create index assignment_open_by_rep on assignment (username) where ended_at is null;
comment on column assignment.reassign_at is '9999-12-31 where it never comes, as for the other clocks.';
comment on column assignment.counted_from is
  'From when the clocks count: when it was assigned, or the last human touch since.';
comment on column assignment.reassignments is 'How many came before it in its chain.';
comment on column assignment.ended_at is
  'When they no longer had it: answered, given to another, taken away, given up. Null while they have it, or had it when the cycle was closed.';
comment on column assignment.answer_key is 'The element instance that brought the answer, once.';
comment on column assignment.breached_at is
  'The due instant that passed without an answer, once that is past changing. While the task is open it is in breach when due_at has passed.';

create or replace function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;

-- What was done about tasks that were not answered: reminded, reassigned, escalated, given-up.
create table follow_up_step (
  element_instance_key bigint primary key,
  assignment_key       bigint not null references assignment,
  lead_id              uuid not null,
  cycle                int not null,
  task                 text not null,
  step                 text not null check (step in
    ('reminded', 'reassigned', 'escalated', 'given-up')),
  username             text,
  planned_at           timestamptz not null,
  taken_at             timestamptz not null,
  foreign key (lead_id, cycle) references lead_cycle
);
create index follow_up_step_by_lead on follow_up_step (lead_id, cycle, taken_at);
create trigger follow_up_step_append_only before update or delete on follow_up_step
  for each row execute function refuse_ledger_change();
comment on column follow_up_step.assignment_key is 'Whose silence it was about.';

insert into follow_up_step
select r.element_instance_key, a.element_instance_key, r.lead_id, r.cycle, r.task, 'reminded',
  r.username, a.remind_at, r.reminded_at
from reminder r join lateral (
  select * from assignment given
  where given.lead_id = r.lead_id and given.cycle = r.cycle and given.task = r.task
    and given.assigned_at <= r.reminded_at
  order by given.assigned_at desc, given.element_instance_key desc limit 1
) a on true;
drop table reminder;

-- What a manager decided about a task that nobody had answered.
create table manager_decision (
  element_instance_key bigint primary key,
  assignment_key       bigint not null references assignment,
  lead_id              uuid not null,
  cycle                int not null,
  task                 text not null,
  outcome              text not null,
  assign_to            text,
  reason_code          text,
  note                 text,
  username             text,
  decided_at           timestamptz not null,
  foreign key (lead_id, cycle) references lead_cycle
);
create index manager_decision_by_lead on manager_decision (lead_id, cycle, decided_at);
create index manager_decision_by_assignment on manager_decision (assignment_key);
comment on column manager_decision.task is 'The task that had stalled.';
comment on column manager_decision.assignment_key is 'Whose silence it ended.';

-- The service levels of a cycle. A clock starts once and stops once, at the earliest it heard of.
create table sla_clock (
  lead_id    uuid not null,
  cycle      int not null,
  clock      text not null check (clock in ('first-touch', 'thoroughness')),
  started_at timestamptz not null,
  due_at     timestamptz not null,
  stopped_at timestamptz,
  primary key (lead_id, cycle, clock),
  foreign key (lead_id, cycle) references lead_cycle
);

-- Who has a lead now: whom its latest task was given to, be it open or answered. Who decides on
-- stalled tasks or mends records does not have the lead.
create function lead_owner(of_lead uuid, of_cycle int) returns text language sql stable as $$
  select username from assignment
  where lead_id = of_lead and cycle = of_cycle
    and task not in ('resolve-stalled-follow-up', 'correct-lead')
  order by assigned_at desc, element_instance_key desc limit 1
$$;
