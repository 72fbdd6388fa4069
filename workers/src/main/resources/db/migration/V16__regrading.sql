-- In which cell of the qualification matrix a lead fell asleep, and whether it has to be looked for
-- there again: something known about it has changed, or the criteria have.
alter table sleep
  add column fit_grade       text,
  add column readiness_level int,
  add column route           text,
  add column graded_at       timestamptz,
  add column regrade_at      timestamptz,
  add column regrade_by      text,
  add column changed_at      timestamptz,
  add column changed_by      text,
  drop constraint sleep_ended_by_check,
  add constraint sleep_ended_by_check check (ended_by in
    ('wake-date', 'engagement', 'submission', 'withdrawn', 'customer', 'criteria', 'facts')),
  add constraint sleep_regrade_has_a_cause check ((regrade_at is null) = (regrade_by is null)),
  add constraint sleep_change_has_a_cause check ((changed_at is null) = (changed_by is null));
comment on column sleep.fit_grade is
  'As the cycle was assessed last; null, as the rest of the cell, where it was not.';
comment on column sleep.graded_at is 'As of which instant its readiness was found.';
comment on column sleep.regrade_at is 'From when on it is to be graded again.';
comment on column sleep.regrade_by is
  'facts, or the decision and version that it is for, such as icp-fit 4; changed_by likewise.';
comment on column sleep.changed_at is
  'Since when it is known that people would work it now: it wakes as soon as the cap lets it.';

create index sleep_regrade on sleep ((regrade_by <> 'facts'), regrade_at)
  where ended_at is null and regrade_at is not null;
create index sleep_changed on sleep (changed_at, lead_id)
  where ended_at is null and changed_at is not null;
drop index if exists sleep_woken;
create index sleep_woken on sleep (ended_at) where ended_by in ('wake-date', 'criteria', 'facts');
create index sleep_by_change on sleep (changed_by) where changed_by is not null;

-- Which versions of the criteria were seen to answer, and how many sleeping leads each had graded
-- again. Those that any assessment was made by are known.
create table criteria_version (
  decision_id text not null,
  version     int not null,
  seen_at     timestamptz not null,
  marked      int not null,
  told_at     timestamptz,
  primary key (decision_id, version)
);
comment on column criteria_version.told_at is 'When the log was told how many woke by it.';
insert into criteria_version (decision_id, version, seen_at, marked, told_at)
select decision_id, decision_version, min(assessed_at), 0, now()
from assessment group by decision_id, decision_version;

-- How those that sleep now were graded, and whether people worked them.
update sleep s set
  fit_grade = fit.result,
  readiness_level = cast(readiness.result as int),
  graded_at = cast(readiness.facts ->> 'asOf' as timestamptz),
  route = case when exists (select from assignment a where a.lead_id = s.lead_id and a.cycle = s.cycle)
    then 'inside-sales' else 'marketing' end
from
  (select distinct on (lead_id, cycle) lead_id, cycle, result from assessment
   where kind = 'fit' order by lead_id, cycle, assessed_at desc) fit,
  (select distinct on (lead_id, cycle) lead_id, cycle, result, facts from assessment
   where kind = 'readiness' order by lead_id, cycle, assessed_at desc) readiness
where s.ended_at is null
  and fit.lead_id = s.lead_id and fit.cycle = s.cycle
  and readiness.lead_id = s.lead_id and readiness.cycle = s.cycle;
