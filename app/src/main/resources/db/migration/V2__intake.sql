-- What was answered under which key; written in the transaction of what it answers.
create table idempotency_key (
  scope       text not null,
  key         text not null,
  fingerprint text not null,
  lead_id     uuid references lead,
  cycle       int,
  status      text,
  created_at  timestamptz not null,
  primary key (scope, key)
);
create index idempotency_key_by_lead on idempotency_key (lead_id);
comment on column idempotency_key.scope is 'request: a header of a caller; row: the hash of an imported row.';

-- Messages to the engine, written in the transaction of what they tell. A start is settled by the
-- claim in lead_cycle, not by having been published.
create table outbox (
  lead_id         uuid not null,
  cycle           int not null,
  message         text not null,
  variables       jsonb not null,
  created_at      timestamptz not null,
  attempts        int not null default 0,
  next_attempt_at timestamptz not null,
  published_at    timestamptz,
  primary key (lead_id, cycle, message),
  foreign key (lead_id, cycle) references lead_cycle
);
create index outbox_due on outbox (next_attempt_at);
comment on column outbox.attempts is 'Publishes that may have reached the engine; those it turned away do not count.';
comment on column outbox.next_attempt_at is 'Also the lease: a publisher moves it forward before it sends.';

-- What we deployed last; a newer version on the cluster is someone else''s.
create table deployed_model (
  resource    text primary key,
  checksum    text not null,
  version     int not null,
  deployed_at timestamptz
);
comment on column deployed_model.resource is 'The id of a process, decision or form.';
comment on column deployed_model.version is 'Until deployed_at is set, the version that the deployment under way will get; 0 where that cannot be known.';
