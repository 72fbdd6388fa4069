-- Consent is given for one thing by one way; taken back it may be for all of them at once.
alter table consent
  add column entered_by text,
  add column recorded_at timestamptz not null default now(),
  add constraint consent_is_given_for_something
    check (state = 'withdrawn' or (purpose <> 'all' and channel <> 'all'));
create unique index consent_told_once
  on consent (lead_id, purpose, channel, state, occurred_at, source);
comment on column consent.entered_by is 'User name of the rep who entered it; null for the person themselves.';

-- What a delivery is for, where it needs the reader's consent.
alter table delivery add column purpose text;
comment on column delivery.purpose is 'What consent it needs, such as marketing; null where it needs none.';

-- Touches that were not sent, since contact-policy did not allow them.
create table touch_withheld (
  element_instance_key bigint primary key,
  lead_id              uuid not null references lead,
  cycle                int not null,
  step                 int not null,
  consent              text not null,
  country              text,
  reason               text not null,
  decision_version     int not null,
  withheld_at          timestamptz not null
);
create index touch_withheld_by_lead on touch_withheld (lead_id, withheld_at);
comment on column touch_withheld.reason is 'The word of contact-policy.';

-- Links are signed from here on; those of mails that were sent before are known by their row.
alter table nurture_touch add column signed boolean not null default false;
alter table nurture_touch alter column signed set default true;
