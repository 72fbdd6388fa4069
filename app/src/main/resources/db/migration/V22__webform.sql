-- Forms of one's own sites, as their owner has described them.
create table web_form (
  form_id    text primary key,
  definition jsonb not null,
  changed_at timestamptz not null
);

-- What was sent to a form and is no lead yet: it looks like a machine's, or waits for its sender to
-- confirm it by mail. A row goes when its time is over.
create table form_submission (
  submission_id   uuid primary key,
  form_id         text not null references web_form,
  state           text not null check (state in ('held', 'awaiting', 'confirmed')),
  reason          text,
  definition      jsonb,
  sent            json,
  address_key     text,
  network_address text,
  received_at     timestamptz not null,
  mailed_at       timestamptz,
  expires_at      timestamptz not null,
  lead_id         uuid references lead,
  constraint form_submission_keeps_what_is_needed check (
    (state = 'confirmed') = (sent is null) and (state = 'confirmed') = (definition is null)),
  constraint form_submission_is_held_for_a_reason check (state <> 'held' or reason is not null)
);
create index form_submission_by_address on form_submission (address_key, mailed_at)
  where address_key is not null;
create index form_submission_by_state on form_submission (state, received_at desc);
create index form_submission_by_expiry on form_submission (expires_at);
create index form_submission_by_lead on form_submission (lead_id) where lead_id is not null;
comment on column form_submission.definition is 'The form as it was then: what was agreed to is in its words.';
comment on column form_submission.sent is 'Every field with its values; null once it is a lead. Of type json, since jsonb takes no \u0000.';
comment on column form_submission.address_key is 'The e-mail address in the form in which one mailbox is one address, where there is a possible one.';
comment on column form_submission.network_address is 'Where it came from.';
