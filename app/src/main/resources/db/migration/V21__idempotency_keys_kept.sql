-- Answers are forgotten, the oldest first.
create index idempotency_key_by_age on idempotency_key (created_at);
comment on column idempotency_key.scope is
  'request: a header of a caller, with the source of their API key behind it where it is one of a source; row: the hash of an imported row; capture: a job of a start form; webhook: a sender''s own id.';
comment on column idempotency_key.created_at is 'Kept for sluice.idempotency.kept from then on.';
