-- Who may call the API.
create table api_key (
  key_id       uuid primary key,
  hash         bytea not null unique,
  beginning    text not null,
  authority    text not null check (authority in ('intake', 'operate')),
  source       text,
  created_by   text not null,
  note         text,
  created_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  check ((authority = 'intake') = (source is not null))
);
comment on column api_key.hash is 'SHA-256: a key is 32 random bytes, which nobody can try out.';
comment on column api_key.beginning is 'The first characters of the key, to tell it by.';
comment on column api_key.source is 'Whose leads come in by it; of intake keys only.';
comment on column api_key.last_used_at is 'To the hour.';
