-- Leads that woke by their date start after all others.
alter table outbox add column woken boolean not null default false;
drop index outbox_due;
create index outbox_due on outbox (woken, next_attempt_at);

-- How much of a rate that all instances share is left, in the form of Bucket4j.
create table rate_bucket (
  id    text primary key,
  state bytea
);
comment on column rate_bucket.id is 'What is capped, and at how many a second.';
