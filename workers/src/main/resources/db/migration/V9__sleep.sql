-- A lead that sleeps: one row for each cycle that was recycled or lost. It never merely lies there:
-- it wakes by a date, or it is archived.
create table sleep (
  lead_id            uuid not null,
  cycle              int not null,
  outcome            text not null,
  reason_code        text,
  track              text not null,
  slept_at           timestamptz not null,
  wake_at            timestamptz,
  wake_at_level      int check (wake_at_level between 1 and 4),
  archived           boolean not null,
  touch_step         int not null default 0,
  next_touch_at      timestamptz,
  touches_stopped_at timestamptz,
  touches_stopped_by text,
  recheck_at         timestamptz,
  ended_at           timestamptz,
  ended_by           text check (ended_by in
    ('wake-date', 'engagement', 'submission', 'withdrawn', 'customer')),
  primary key (lead_id, cycle),
  foreign key (lead_id, cycle) references lead_cycle,
  constraint sleep_wakes_or_is_archived check ((wake_at is null) = archived),
  check ((ended_at is null) = (ended_by is null))
);
create unique index sleep_present on sleep (lead_id) where ended_at is null;
create index sleep_wake on sleep (wake_at, lead_id) where ended_at is null and wake_at is not null;
create index sleep_touch on sleep (next_touch_at)
  where ended_at is null and next_touch_at is not null;
create index sleep_recheck on sleep (recheck_at) where ended_at is null and recheck_at is not null;
comment on column sleep.cycle is 'The cycle that ended; the next one ends the sleep.';
comment on column sleep.track is 'Which nurture touches it gets: a word of sleep-policy.';
comment on column sleep.wake_at is 'With the jitter in it. Null for an archived lead.';
comment on column sleep.wake_at_level is
  'The readiness that wakes it before its date, 1 the hottest; null for none.';
comment on column sleep.touch_step is 'How many touches it has had.';
comment on column sleep.recheck_at is 'When its readiness has to be looked at, since it did something.';

-- What slept before. A lead without a date is looked at once more after a quarter, spread over a
-- week; one that was lost for good is archived.
insert into sleep (lead_id, cycle, outcome, reason_code, track, slept_at, wake_at, wake_at_level,
  archived, ended_at, ended_by)
select c.lead_id, c.cycle, c.outcome, c.reason_code,
  case when c.outcome = 'lost' then 'lost' else 'timing' end,
  c.closed_at,
  case
    when c.wake_on is not null then (c.wake_on + time '07:00') at time zone 'UTC'
    when c.outcome = 'recycled' then
      date_trunc('day', now(), 'UTC') + interval '90 days 7 hours'
        + interval '1 hour' * (get_byte(uuid_send(c.lead_id), 0) % 168)
  end,
  1,
  c.wake_on is null and c.outcome = 'lost',
  coalesce(later.opened_at, l.suppressed_at),
  case
    when later.opened_at >= (c.wake_on + time '00:00') at time zone 'UTC' then 'wake-date'
    when later.opened_at is not null then 'submission'
    when l.suppressed_at is not null then 'withdrawn'
  end
from lead_cycle c
  join lead l on l.lead_id = c.lead_id
  left join lead_cycle later on later.lead_id = c.lead_id and later.cycle = c.cycle + 1
where c.outcome in ('recycled', 'lost');

drop index lead_cycle_wake;
alter table lead_cycle drop column wake_on;
