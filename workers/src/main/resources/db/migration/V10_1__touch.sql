-- What a sleeping lead was sent, each step once; the token is what the links in it are known by.
create table nurture_touch (
  token                uuid primary key,
  lead_id              uuid not null,
  cycle                int not null,
  step                 int not null,
  template             text not null,
  element_instance_key bigint not null,
  process_instance_key bigint not null,
  delivery_id          uuid not null references delivery,
  touched_at           timestamptz not null,
  opted_in_at          timestamptz,
  unique (lead_id, cycle, step),
  foreign key (lead_id, cycle) references sleep
);
comment on column nurture_touch.process_instance_key is
  'In Operate it tells which version of nurture-content chose the text, and why.';
comment on column nurture_touch.opted_in_at is 'When they asked from this mail to be contacted.';

alter table sleep add column touch_attempts int not null default 0;
comment on column sleep.touch_attempts is 'How often the next touch was started in vain.';

-- A lead that wakes, replies or opts out is sent nothing more, whoever wrote that down.
create function stop_touches() returns trigger language plpgsql as $$
begin
  update delivery set cancelled_at = coalesce(new.ended_at, new.touches_stopped_at),
    last_error = coalesce(new.ended_by, new.touches_stopped_by)
  where lead_id = new.lead_id and cycle = new.cycle and kind = 'nurture-touch'
    and state in ('pending', 'failed');
  return null;
end $$;
create trigger sleep_stops_touches after update on sleep for each row
  when (old.ended_at is null and new.ended_at is not null
    or old.touches_stopped_at is null and new.touches_stopped_at is not null)
  execute function stop_touches();
