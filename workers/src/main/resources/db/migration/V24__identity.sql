-- Whose an address is. A person has as many as they have used; simultaneous first submissions of
-- one address meet here.
create table lead_email (
  email_key text primary key,
  lead_id   uuid not null references lead deferrable initially deferred,
  added_at  timestamptz not null
);
create index lead_email_by_lead on lead_email (lead_id);
comment on column lead_email.email_key is
  'In the form in which one mailbox is one address: see Address.';

alter table lead
  drop constraint lead_email_key_key,
  add column phone_key text,
  add column suppressed_with uuid references lead;
create index lead_by_email_key on lead (email_key);
create index lead_by_phone on lead (phone_key) where phone_key is not null;
comment on column lead.email_key is
  'The form in which its present address is compared. Whose that is, lead_email says: leads from before may share one, until somebody has merged them.';
comment on column lead.phone_key is
  'E.164; null where the phone is no number that can be called from anywhere. Colleagues share one.';
comment on column lead.suppressed_with is
  'The lead, merged with this one, that must be left alone; null where this one must by itself.';

-- Two leads that somebody knew to be one person. What happened to each stays under its own id.
create table lead_merge (
  merge_id          uuid primary key,
  lead_id           uuid not null references lead,
  duplicate_id      uuid not null references lead,
  merged_by         text not null,
  reason            text not null,
  strictest         boolean not null,
  merged_at         timestamptz not null,
  lead_cycle        int,
  lead_sleep        int,
  duplicate_cycle   int,
  duplicate_sleep   int,
  filled_first_name boolean not null default false,
  filled_last_name  boolean not null default false,
  undone_at         timestamptz,
  undone_by         text,
  check (lead_id <> duplicate_id),
  check ((undone_at is null) = (undone_by is null))
);
create index lead_merge_by_lead on lead_merge (lead_id);
create index lead_merge_by_duplicate on lead_merge (duplicate_id);
comment on column lead_merge.lead_id is 'The one that survived: it was captured first.';
comment on column lead_merge.strictest is 'Whether what one had forbidden was to hold for both.';
comment on column lead_merge.lead_cycle is
  'The cycle that was withdrawn since what the duplicate had forbidden was to hold here too.';
comment on column lead_merge.lead_sleep is 'Likewise, the cycle after which it slept.';
comment on column lead_merge.duplicate_cycle is 'Of the duplicate, the cycle that it withdrew.';
comment on column lead_merge.duplicate_sleep is 'Of the duplicate, the cycle after which it slept.';

-- Whom a lead is an alias of. Chains are flat: whom it leads to is no alias.
create table lead_alias (
  alias_id     uuid primary key references lead,
  lead_id      uuid not null references lead,
  merge_id     uuid not null references lead_merge,
  submitted_at timestamptz,
  check (alias_id <> lead_id)
);
create index lead_alias_by_lead on lead_alias (lead_id);
comment on column lead_alias.merge_id is 'By which it became an alias.';
comment on column lead_alias.submitted_at is
  'When it came in last by a door since, which is what it comes back for should it be one again.';

-- What a merge has written, so that it can be taken back.
alter table lead_fact add column merge_id uuid references lead_merge;
comment on column lead_fact.merge_id is
  'The merge that brought it over from the duplicate, with its source and time; null otherwise.';
alter table consent add column merge_id uuid references lead_merge;
comment on column consent.merge_id is
  'The merge by which a withdrawal of the other one holds here too, for as long as it is not undone.';

alter table sleep
  drop constraint sleep_ended_by_check,
  add constraint sleep_ended_by_check check (ended_by in ('wake-date', 'engagement', 'submission',
    'withdrawn', 'customer', 'criteria', 'facts', 'merge'));
