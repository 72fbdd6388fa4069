-- Who may send webhooks, how they are read, and what came of each.
create table webhook_source (
  source_id  text primary key,
  mapping    jsonb not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
comment on column webhook_source.mapping is 'How a payload becomes leads: source, events, fields.';

create table webhook_secret (
  secret_id  uuid primary key,
  source_id  text not null references webhook_source on delete cascade,
  sealed     bytea not null,
  created_at timestamptz not null
);
create index webhook_secret_by_source on webhook_secret (source_id, created_at);
comment on column webhook_secret.sealed is 'Encrypted by AES-256-GCM under a key that is derived from sluice.suppression.key.';

create table webhook_delivery (
  delivery_id uuid primary key,
  source_id   text not null references webhook_source on delete cascade,
  webhook_id  text,
  sent_at     timestamptz,
  received_at timestamptz not null,
  outcome     text not null check (outcome in ('taken', 'repeated', 'refused')),
  reason      text,
  problem     text,
  accepted    int not null default 0,
  engaged     int not null default 0,
  refused     int not null default 0,
  body_hash   bytea,
  check ((outcome = 'refused') = (reason is not null)),
  check (outcome = 'refused' or (webhook_id is not null and sent_at is not null and body_hash is not null))
);
create index webhook_delivery_by_source on webhook_delivery (source_id, received_at desc);
create index webhook_delivery_by_age on webhook_delivery (received_at);
-- One that was taken is never taken again: the same id under the same time is a replay.
create unique index webhook_delivery_taken on webhook_delivery (source_id, webhook_id, sent_at)
  where outcome <> 'refused';
comment on table webhook_delivery is 'Every call of a webhook. It holds no personal data and nothing of the body.';
comment on column webhook_delivery.problem is 'Why it, or some of its events, were not taken in: fields and fixes, and never a value.';
comment on column webhook_delivery.accepted is 'How many of its events opened a cycle; engaged and refused likewise.';
comment on column webhook_delivery.body_hash is 'A keyed hash, that tells another body under the same id.';
