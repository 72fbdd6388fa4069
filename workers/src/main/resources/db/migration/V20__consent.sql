-- What people agreed to and took back, by purpose and channel. Rows are only added; the latest counts.
create table consent (
  consent_id   bigint generated always as identity primary key,
  lead_id      uuid not null references lead,
  purpose      text not null,
  channel      text not null,
  state        text not null check (state in ('granted', 'withdrawn')),
  source       text not null,
  text_version text,
  occurred_at  timestamptz not null,
  address      text,
  constraint consent_is_proven_by_its_text check (state = 'withdrawn' or text_version is not null)
);
create index consent_latest on consent (lead_id, purpose, channel, occurred_at desc, consent_id desc);
comment on column consent.address is 'The network address that it came from.';
