-- What tells an engagement from another for whoever reports it, and what gave a machine away.
alter table engagement
  add event_id text unique,
  add automated_by text;
comment on column engagement.event_id is
  'The sender''s own id of it, once for ever; null where it was reported without.';
comment on column engagement.automated_by is
  'The pattern that the user agent of a machine matched; such an activity is kept and never counts.';
