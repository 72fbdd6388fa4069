-- The company's own lists of whom nobody may contact.
create table suppression_entry (
  entry_id   uuid primary key,
  kind       text not null,
  domain     text,
  email      text,
  email_hash bytea,
  note       text,
  added_by   text not null,
  added_at   timestamptz not null,
  ended_at   timestamptz,
  constraint suppression_entry_matches_one_thing check (num_nonnulls(domain, email, email_hash) = 1)
);
comment on column suppression_entry.kind is
  'A word of SuppressionKind, such as competitor.';
comment on column suppression_entry.domain is 'In lower case; its subdomains too.';
comment on column suppression_entry.email is 'In lower case, without a tag after a plus.';
comment on column suppression_entry.email_hash is
  'HMAC-SHA256 of such an address, under the key of the configuration: of people who must be forgotten.';
comment on column suppression_entry.ended_at is 'When it was taken off the list.';
create unique index suppression_entry_domain on suppression_entry (domain, kind)
  where ended_at is null and domain is not null;
create unique index suppression_entry_email on suppression_entry (email, kind)
  where ended_at is null and email is not null;
create unique index suppression_entry_email_hash on suppression_entry (email_hash, kind)
  where ended_at is null and email_hash is not null;

-- What the key makes of a fixed text, so that a start with another key is noticed: under that nobody
-- would be known again.
create table suppression_key (
  only_one    boolean primary key default true check (only_one),
  fingerprint bytea not null
);
