-- The ledger turned on its side for reports: one row for each cycle, with when it first reached what
-- and what became of it. Triggers keep it; cycle_history says what stands in it and why.

-- Of the application's erasures, which the workers know nothing of where they are on their own.
alter table lead add column if not exists erased_at timestamptz;

create function lead_segment(employees int) returns text language sql immutable parallel safe as $$
  select case
    when employees is null then 'unknown'
    when employees < 100 then 'small'
    when employees < 1000 then 'mid-market'
    else 'enterprise'
  end
$$;
comment on function lead_segment is
  'As the decision lead-segment cuts them when leads are routed; reports are to agree with it.';

create function cycle_ending(outcome text, reason_code text, tal_refused_for text,
  sal_refused_for text, verdict text, refused_for text)
returns text language sql immutable parallel safe as $$
  select coalesce(outcome, '') || chr(31) || coalesce(reason_code, '') || chr(31)
    || coalesce(tal_refused_for, '') || chr(31) || coalesce(sal_refused_for, '') || chr(31)
    || coalesce(verdict, '') || chr(31) || coalesce(refused_for, '')
$$;

create view cycle_history as
select c.lead_id, c.cycle, c.entry,
  coalesce(nullif(trim(l.source), ''), 'unknown') as source,
  coalesce(nullif(trim(l.channel), ''), 'unknown') as channel,
  case when l.erased_at is null then lead_segment(l.employees) end as segment,
  given.teams,
  (select coalesce(array_agg(distinct a.team order by a.team), '{}') from assignment a
   where a.lead_id = c.lead_id) as lead_teams,
  (select coalesce(array_agg(distinct p.username order by p.username), '{}') from (
     select a.username from assignment a where a.lead_id = c.lead_id
     union all
     select e.entered_by from lead_cycle e where e.lead_id = c.lead_id) p
   where p.username is not null) as lead_reps,
  lead_owner(c.lead_id, c.cycle) as owner,
  c.cycle > 1 and exists (select from sleep s
    where s.lead_id = c.lead_id and s.cycle = c.cycle - 1 and s.ended_by <> 'submission') as woken,
  c.opened_at,
  case when c.entry = 'inquiry' then told.inquiry_at end as inquiry_at,
  told.aql_at, given.tal_offered_at, told.tal_at, told.tql_at, told.tgl_at, told.expansion_at,
  given.sal_offered_at, told.sal_at, told.sgl_at, told.sql_at, told.won_at, told.stage,
  told.stage_at,
  refused.tal_refused_for, refused.sal_refused_for, told.verdict, refused.refused_for,
  told.expected_value,
  (select a.total from assessment a
   where a.lead_id = c.lead_id and a.cycle = c.cycle and a.kind = 'value'
   order by a.assessed_at desc, a.element_instance_key desc limit 1) as assessed_value,
  c.outcome, c.reason_code, c.closed_at,
  sleeping.cycle is not null as asleep, sleeping.track as sleep_track, sleeping.wake_at as wakes_at
from lead_cycle c
  join lead l on l.lead_id = c.lead_id
  left join sleep sleeping on sleeping.lead_id = c.lead_id and sleeping.cycle = c.cycle
    and sleeping.ended_at is null
  cross join lateral (
    select
      min(reached_at) filter (where stage = 'inquiry') as inquiry_at,
      min(reached_at) filter (where stage = 'aql') as aql_at,
      min(reached_at) filter (where stage = 'tal') as tal_at,
      min(reached_at) filter (where stage = 'tql') as tql_at,
      min(reached_at) filter (where stage = 'tgl') as tgl_at,
      min(reached_at) filter (where stage = 'expansion') as expansion_at,
      min(reached_at) filter (where stage = 'sal') as sal_at,
      min(reached_at) filter (where stage = 'sgl') as sgl_at,
      min(reached_at) filter (where stage = 'sql') as sql_at,
      min(reached_at) filter (where stage = 'won') as won_at,
      (array_agg(stage order by stage_event_id desc) filter (where is_stage))[1] as stage,
      (array_agg(reached_at order by stage_event_id desc) filter (where is_stage))[1] as stage_at,
      (array_agg(case when stage = 'rejected' then 'refused' else 'accepted' end
        order by stage_event_id desc)
        filter (where stage in ('tal', 'sal', 'sql', 'won', 'rejected')))[1] as verdict,
      (array_agg(e.expected_value order by stage_event_id desc)
        filter (where e.expected_value is not null))[1] as expected_value
    from (select *, stage in ('inquiry', 'aql', 'tal', 'tql', 'tgl', 'expansion', 'sal', 'sgl',
        'sql', 'won') as is_stage
      from stage_event t where t.lead_id = c.lead_id and t.cycle = c.cycle) e
  ) told
  cross join lateral (
    select coalesce(array_agg(distinct a.team order by a.team), '{}') as teams,
      min(a.assigned_at) filter (where a.task = 'accept-lead') as tal_offered_at,
      min(a.assigned_at) filter (where a.task = 'accept-handoff') as sal_offered_at
    from assignment a where a.lead_id = c.lead_id and a.cycle = c.cycle
  ) given
  cross join lateral (
    select
      (array_agg(because order by stage_event_id desc))[1] as refused_for,
      (array_agg(because order by stage_event_id desc)
        filter (where task = 'accept-lead'))[1] as tal_refused_for,
      (array_agg(because order by stage_event_id desc)
        filter (where task = 'accept-handoff'))[1] as sal_refused_for
    from (
      select e.stage_event_id, coalesce(e.reason_code, 'none given') as because,
        (select a.task from assignment a
         where a.lead_id = e.lead_id and a.cycle = e.cycle and a.assigned_at <= e.reached_at
           and a.task in ('accept-lead', 'accept-handoff')
         order by a.assigned_at desc, a.element_instance_key desc limit 1) as task
      from stage_event e
      where e.lead_id = c.lead_id and e.cycle = c.cycle and e.stage = 'rejected'
    ) r
  ) refused;
comment on view cycle_history is 'What cycle_milestones holds, worked out of the ledger.';

create table cycle_milestones (
  -- what reports look at of every row stands first: PostgreSQL reads a row from its beginning
  lead_id         uuid not null,
  cycle           int not null,
  reached         int not null generated always as (
    (inquiry_at is not null)::int
    + (aql_at is not null)::int * 2
    + (tal_offered_at is not null)::int * 4
    + (tal_at is not null)::int * 8
    + (tql_at is not null)::int * 16
    + (tgl_at is not null)::int * 32
    + (expansion_at is not null)::int * 64
    + (sal_offered_at is not null)::int * 128
    + (sal_at is not null)::int * 256
    + (sgl_at is not null)::int * 512
    + (sql_at is not null)::int * 1024
    + (won_at is not null)::int * 2048) stored,
  first_at        timestamptz not null generated always as (least(
    opened_at, inquiry_at, aql_at, tal_offered_at, tal_at, tql_at, tgl_at, expansion_at,
    sal_offered_at, sal_at, sgl_at, sql_at, won_at)) stored,
  last_at         timestamptz not null generated always as (greatest(
    opened_at, inquiry_at, aql_at, tal_offered_at, tal_at, tql_at, tgl_at, expansion_at,
    sal_offered_at, sal_at, sgl_at, sql_at, won_at)) stored,
  alike           bigint not null generated always as (hashtextextended(
    source || chr(31) || entry || chr(31) || woken::text || (closed_at is null)::text || chr(31)
    || cycle_ending(outcome, reason_code, tal_refused_for, sal_refused_for, verdict, refused_for),
    0)) stored,
  opened_at       timestamptz not null,
  superseded      boolean not null default false,
  woken           boolean not null default false,
  asleep          boolean not null default false,
  entry           text not null,
  value           numeric(14, 2) generated always as (coalesce(expected_value, assessed_value)) stored,
  source          text not null,
  ending          text not null generated always as (
    cycle_ending(outcome, reason_code, tal_refused_for, sal_refused_for, verdict, refused_for)) stored,
  closed_at       timestamptz,
  won_at          timestamptz,
  inquiry_at      timestamptz,
  aql_at          timestamptz,
  tal_offered_at  timestamptz,
  tal_at          timestamptz,
  tql_at          timestamptz,
  tgl_at          timestamptz,
  expansion_at    timestamptz,
  sal_offered_at  timestamptz,
  sal_at          timestamptz,
  sgl_at          timestamptz,
  sql_at          timestamptz,
  inquiry_took     int generated always as (
    date_part('epoch', least(aql_at, tal_at, tql_at, tgl_at, sal_at, sgl_at, sql_at, won_at) - inquiry_at)) stored,
  aql_took         int generated always as (
    date_part('epoch', least(tal_at, tql_at, sal_at, sql_at, won_at) - aql_at)) stored,
  tal_offered_took int generated always as (
    date_part('epoch', tal_at - tal_offered_at)) stored,
  tal_took         int generated always as (
    date_part('epoch', least(tql_at, sal_at, sql_at, won_at) - tal_at)) stored,
  tql_took         int generated always as (
    date_part('epoch', least(sal_at, sql_at, won_at) - tql_at)) stored,
  tgl_took         int generated always as (
    date_part('epoch', least(sal_at, sql_at, won_at) - tgl_at)) stored,
  expansion_took   int generated always as (
    date_part('epoch', least(sal_at, sql_at, won_at) - expansion_at)) stored,
  sal_offered_took int generated always as (
    date_part('epoch', sal_at - sal_offered_at)) stored,
  sal_took         int generated always as (
    date_part('epoch', least(sql_at, won_at) - sal_at)) stored,
  sgl_took         int generated always as (
    date_part('epoch', least(sql_at, won_at) - sgl_at)) stored,
  sql_took         int generated always as (
    date_part('epoch', won_at - sql_at)) stored,
  lead_teams      text[] not null default '{}',
  lead_reps       text[] not null default '{}',
  channel         text not null,
  segment         text not null,
  owner           text,
  stage_at        timestamptz,
  stage           text,
  outcome         text,
  reason_code     text,
  sleep_track     text,
  wakes_at        timestamptz,
  wakes_in        date generated always as (cast(
    date_bin('7 days', wakes_at, timestamptz '2001-01-01T00:00:00Z') at time zone 'UTC' as date)) stored,
  verdict         text,
  refused_for     text,
  tal_refused_for text,
  sal_refused_for text,
  teams           text[] not null default '{}',
  expected_value  numeric(14, 2),
  assessed_value  numeric(14, 2),
  primary key (lead_id, cycle),
  foreign key (lead_id, cycle) references lead_cycle on delete cascade
) with (fillfactor = 80);
comment on column cycle_milestones.reached is 'Which of the instants below are there, a bit for each.';
comment on column cycle_milestones.first_at is
  'The first of the instants below, last_at the last: a period is compared with these before the others.';
comment on column cycle_milestones.alike is
  'The same for cycles that differ in nothing but when, how far, how much and whose: of source, entry, woken, whether it is open, and ending. What groups by these does so by 64 bits; of 5,000 sorts two would fall together once in 10^12 databases.';
comment on column cycle_milestones.ending is
  'Outcome, reason, the refusals at both gates, verdict and last refusal, between chr(31).';
comment on column cycle_milestones.inquiry_at is
  'Null where an SDR or a seller found the lead: that enters at tgl or sgl.';
comment on column cycle_milestones.tal_offered_at is
  'When inside sales was first asked to accept it; likewise sales for sal_offered_at.';
comment on column cycle_milestones.inquiry_took is
  'Seconds until the first of those that count as having moved on; likewise of the others.';
comment on column cycle_milestones.stage is 'Where it stands, or stood when the cycle ended.';
comment on column cycle_milestones.woken is
  'The lead had slept, and woke by anything but coming again.';
comment on column cycle_milestones.asleep is
  'The lead has slept since this cycle; wakes_at is null where it is archived.';
comment on column cycle_milestones.wakes_in is 'The Monday (UTC) of the week in which it wakes.';
comment on column cycle_milestones.superseded is 'The lead has a later cycle.';
comment on column cycle_milestones.segment is
  'By the employees as they are known now; of a person who was erased, as they were known.';
comment on column cycle_milestones.teams is
  'Which had a task of it; lead_teams, of any cycle of the lead.';
comment on column cycle_milestones.lead_reps is
  'User names of those who had a task of the lead, or entered it, in whichever cycle.';
comment on column cycle_milestones.owner is 'As the function lead_owner has it.';
comment on column cycle_milestones.verdict is 'What was said last at a gate: accepted or refused.';
comment on column cycle_milestones.refused_for is
  'The code of the last refusal; tal_refused_for and sal_refused_for that of each gate.';
comment on column cycle_milestones.value is 'US dollars: what sales expect, and before that what lead-value says.';

create function tell_cycle(of_lead uuid, of_cycle int) returns void language plpgsql as $$
begin
  -- whoever tells of the same cycle is waited for, and seen by the next statement
  perform 1 from cycle_milestones where lead_id = of_lead and cycle = of_cycle for update;
  insert into cycle_milestones as m (lead_id, cycle, entry, source, channel, segment, teams,
    lead_teams, lead_reps, owner, woken, opened_at, inquiry_at, aql_at, tal_offered_at, tal_at, tql_at, tgl_at, expansion_at,
    sal_offered_at, sal_at, sgl_at, sql_at, won_at, stage, stage_at, tal_refused_for,
    sal_refused_for, verdict, refused_for, expected_value, assessed_value, outcome, reason_code,
    closed_at, asleep, sleep_track, wakes_at)
  select lead_id, cycle, entry, source, channel, coalesce(segment, 'unknown'), teams, lead_teams,
    lead_reps, owner, woken, opened_at, inquiry_at, aql_at, tal_offered_at, tal_at, tql_at, tgl_at, expansion_at,
    sal_offered_at, sal_at, sgl_at, sql_at, won_at, stage, stage_at, tal_refused_for,
    sal_refused_for, verdict, refused_for, expected_value, assessed_value, outcome, reason_code,
    closed_at, asleep, sleep_track, wakes_at
  from cycle_history where lead_id = of_lead and cycle = of_cycle
  on conflict (lead_id, cycle) do update set
    teams = excluded.teams, lead_teams = excluded.lead_teams,
    lead_reps = excluded.lead_reps, owner = excluded.owner, woken = excluded.woken,
    inquiry_at = excluded.inquiry_at, aql_at = excluded.aql_at,
    tal_offered_at = excluded.tal_offered_at, tal_at = excluded.tal_at, tql_at = excluded.tql_at,
    tgl_at = excluded.tgl_at, expansion_at = excluded.expansion_at,
    sal_offered_at = excluded.sal_offered_at, sal_at = excluded.sal_at, sgl_at = excluded.sgl_at,
    sql_at = excluded.sql_at, won_at = excluded.won_at, stage = excluded.stage,
    stage_at = excluded.stage_at, tal_refused_for = excluded.tal_refused_for,
    sal_refused_for = excluded.sal_refused_for, verdict = excluded.verdict,
    refused_for = excluded.refused_for, expected_value = excluded.expected_value,
    assessed_value = coalesce(excluded.assessed_value, m.assessed_value),
    outcome = excluded.outcome, reason_code = excluded.reason_code, closed_at = excluded.closed_at,
    asleep = excluded.asleep, sleep_track = excluded.sleep_track, wakes_at = excluded.wakes_at;
  update cycle_milestones other set lead_teams = told.lead_teams, lead_reps = told.lead_reps
  from cycle_milestones told
  where told.lead_id = of_lead and told.cycle = of_cycle and other.lead_id = of_lead
    and (other.lead_teams, other.lead_reps) <> (told.lead_teams, told.lead_reps);
end $$;

-- Of a file of leads, many at once: a new cycle has no history yet.
create function open_cycle_milestones() returns trigger language plpgsql as $$
begin
  insert into cycle_milestones (lead_id, cycle, entry, source, channel, segment, lead_teams,
    lead_reps, woken, opened_at, outcome, reason_code, closed_at)
  select c.lead_id, c.cycle, c.entry, coalesce(nullif(trim(l.source), ''), 'unknown'),
    coalesce(nullif(trim(l.channel), ''), 'unknown'), lead_segment(l.employees),
    coalesce((select p.lead_teams from cycle_milestones p
      where p.lead_id = c.lead_id and p.cycle = c.cycle - 1), '{}'),
    coalesce((select array_agg(distinct known.rep order by known.rep)
      from (
        select unnest(p.lead_reps) as rep from cycle_milestones p
        where p.lead_id = c.lead_id and p.cycle = c.cycle - 1
        union all
        select c.entered_by) known
      where known.rep is not null), '{}'),
    c.cycle > 1 and exists (select from sleep s
      where s.lead_id = c.lead_id and s.cycle = c.cycle - 1 and s.ended_by <> 'submission'),
    c.opened_at, c.outcome, c.reason_code, c.closed_at
  from opened c join lead l on l.lead_id = c.lead_id;
  update cycle_milestones other set lead_reps = told.lead_reps
  from opened c join cycle_milestones told on told.lead_id = c.lead_id and told.cycle = c.cycle
  where c.cycle > 1 and c.entered_by is not null and other.lead_id = c.lead_id
    and other.lead_reps <> told.lead_reps;
  return null;
end $$;
create trigger lead_cycle_opened after insert on lead_cycle
  referencing new table as opened
  for each statement execute function open_cycle_milestones();

create function tell_cycle_of_row() returns trigger language plpgsql as $$
begin
  perform tell_cycle(new.lead_id, new.cycle);
  return null;
end $$;
create trigger lead_cycle_ended after update of outcome, reason_code, closed_at on lead_cycle
  for each row execute function tell_cycle_of_row();
create trigger stage_event_told after insert on stage_event
  for each row execute function tell_cycle_of_row();
create trigger assignment_given after insert on assignment
  for each row execute function tell_cycle_of_row();
create trigger sleep_told after insert or update of track, wake_at, ended_at on sleep
  for each row execute function tell_cycle_of_row();
create trigger assessment_of_value after insert on assessment
  for each row when (new.kind = 'value') execute function tell_cycle_of_row();

create function tell_cycles_of_lead() returns trigger language plpgsql as $$
begin
  update cycle_milestones set
    source = coalesce(nullif(trim(new.source), ''), 'unknown'),
    channel = coalesce(nullif(trim(new.channel), ''), 'unknown'),
    segment = case when new.erased_at is null then lead_segment(new.employees) else segment end
  where lead_id = new.lead_id;
  return null;
end $$;
create trigger lead_is_of_other_kind after update of source, channel, employees on lead
  for each row when (
    (old.source, old.channel, lead_segment(old.employees))
    is distinct from (new.source, new.channel, lead_segment(new.employees)))
  execute function tell_cycles_of_lead();

insert into cycle_milestones (lead_id, cycle, entry, source, channel, segment, teams, lead_teams,
  lead_reps, owner, woken, opened_at, inquiry_at, aql_at, tal_offered_at, tal_at, tql_at, tgl_at, expansion_at,
  sal_offered_at, sal_at, sgl_at, sql_at, won_at, stage, stage_at, tal_refused_for, sal_refused_for,
  verdict, refused_for, expected_value, assessed_value, outcome, reason_code, closed_at,
  asleep, sleep_track, wakes_at)
select lead_id, cycle, entry, source, channel, coalesce(segment, 'unknown'), teams, lead_teams,
  lead_reps, owner, woken, opened_at, inquiry_at, aql_at, tal_offered_at, tal_at, tql_at, tgl_at, expansion_at,
  sal_offered_at, sal_at, sgl_at, sql_at, won_at, stage, stage_at, tal_refused_for, sal_refused_for,
  verdict, refused_for, expected_value, assessed_value, outcome, reason_code, closed_at,
  asleep, sleep_track, wakes_at
from cycle_history;

create index cycle_milestones_by_beginning on cycle_milestones (first_at);

-- Reports on these read nothing but the index.
create index cycle_milestones_ended on cycle_milestones (reached, first_at)
  where closed_at is not null and entry <> 'customer';
create index cycle_milestones_asleep on cycle_milestones (wakes_in, reason_code, sleep_track)
  include (lead_id, entry, lead_teams, lead_reps) where asleep;

-- What is late, and what was; reports on what was read nothing but the index.
create index assignment_breached on assignment (breached_at)
  include (lead_id, cycle, task, team, username, ended_at) where breached_at is not null;
create index assignment_open_by_due on assignment (due_at) where ended_at is null;

-- Whom nobody may contact, and which teams accept leads for inside sales.
create index lead_suppressed on lead (lead_id) where suppressed_at is not null;
create index assignment_at_first_gate on assignment (team) where task = 'accept-lead';
