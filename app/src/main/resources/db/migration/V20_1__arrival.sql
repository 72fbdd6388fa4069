-- Everything that came to a door, and what became of it.
create table arrival (
  arrival_id  uuid primary key,
  door        text not null check (door in ('api', 'form', 'webhook', 'import', 'tasklist')),
  door_id     text,
  external_id text,
  received_at timestamptz not null,
  outcome     text not null,
  problem     text,
  lead_id     uuid references lead,
  cycle       int
);
create index arrival_by_door on arrival (door, door_id, received_at desc);
create index arrival_by_lead on arrival (lead_id, received_at) where lead_id is not null;
comment on column arrival.door_id is 'Which form, webhook or source of the door it was.';
comment on column arrival.external_id is 'The sender''s own id of it.';
comment on column arrival.problem is 'Why it was not taken in: fields and fixes, and never a value.';
