comment on column idempotency_key.scope is
  'request: a header of a caller; row: the hash of an imported row; capture: a job of a start form.';
