-- Of a value, the total is an amount in US dollars.
alter table assessment alter column total type numeric(14, 2);

-- What somebody says of a lead against the machine's verdict. It stays when it is over.
create table grade_override (
  override_id uuid primary key,
  lead_id     uuid not null references lead,
  kind        text not null check (kind in ('fit', 'readiness', 'value')),
  result      text not null,
  set_by      text not null references rep,
  reason      text not null,
  set_at      timestamptz not null,
  holds_until timestamptz not null check (holds_until > set_at),
  ended_at    timestamptz
);
create unique index grade_override_not_ended on grade_override (lead_id, kind)
  where ended_at is null;
create index grade_override_by_lead on grade_override (lead_id, set_at);
comment on column grade_override.holds_until is 'From then on the machine''s verdict counts again.';
comment on column grade_override.ended_at is
  'When it was taken back, or another one of its kind was set; null where neither was.';

alter table assessment add column override_id uuid references grade_override;
comment on column assessment.override_id is
  'The override that counted in place of the result; null where the result did.';
