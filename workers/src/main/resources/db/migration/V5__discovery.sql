-- Someone whom a lead has named, such as the one who decides.
create table lead_contact (
  contact_id          uuid primary key,
  lead_id             uuid not null references lead,
  role                text not null,
  name                text not null,
  email               text,
  phone               text,
  job_title           text,
  referred_by_contact uuid references lead_contact,
  added_at            timestamptz not null
);
create unique index lead_contact_by_email on lead_contact (lead_id, lower(email));
create index lead_contact_by_lead on lead_contact (lead_id, added_at);
comment on column lead_contact.referred_by_contact is 'Null where the lead did.';

-- Each attempt at a discovery call is a row: what came of it, and what its job was told to do next.
alter table discovery_call
  add column attempt           int,
  add column channel           text,
  add column contact_id        uuid references lead_contact,
  add column result            text,
  add column next_step         text,
  add column next_step_on      date,
  add column call_back_at      timestamptz,
  add column referred_to       uuid references lead_contact,
  add column wake_on           date,
  add column note              text,
  add column outcome_of_record text,
  add column goes_to           text,
  add column wake_after_days   int,
  add column attempt_at        timestamptz,
  alter column budget drop not null,
  alter column authority drop not null,
  alter column need drop not null,
  alter column timing drop not null;
comment on column discovery_call.contact_id is 'Who was addressed; null for the lead themself.';
comment on column discovery_call.budget is 'A verdict; null, like the others, where nobody was reached.';
comment on column discovery_call.outcome_of_record is 'qualified, again, recycled or disqualified.';
comment on column discovery_call.attempt_at is 'When the next attempt is due.';

update discovery_call set
  channel = 'call', result = 'connected', outcome_of_record = outcome,
  attempt = (select count(*) from discovery_call earlier
             where earlier.lead_id = discovery_call.lead_id and earlier.cycle = discovery_call.cycle
               and (earlier.recorded_at, earlier.element_instance_key)
                 <= (discovery_call.recorded_at, discovery_call.element_instance_key));

alter table discovery_call
  alter column attempt set not null,
  alter column channel set not null,
  alter column result set not null,
  alter column outcome_of_record set not null;
create index discovery_call_by_lead on discovery_call (lead_id, cycle, recorded_at);
