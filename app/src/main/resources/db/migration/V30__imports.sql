-- Files of leads: the rows are staged as they stand in the file, then loaded in chunks. What became
-- of a row is committed with what it brought, so that an import that broke off goes on behind it.
create table import (
  import_id    uuid primary key,
  file_name    text not null,
  sha256       text,
  bytes        bigint not null default 0,
  charset      text,
  delimiter    text,
  quote        text,
  header       text[],
  mapping      jsonb,
  mapping_name text,
  state        text not null check (state in
                 ('receiving', 'received', 'running', 'finished', 'failed', 'cancelled')),
  dry_run      boolean not null default false,
  source       text,
  created_by   text,
  created_at   timestamptz not null,
  started_at   timestamptz,
  finished_at  timestamptz,
  leased_until timestamptz,
  chunk_at     timestamptz,
  reached      bigint not null default 0,
  rows         bigint not null default 0,
  broken       bigint not null default 0,
  accepted     bigint not null default 0,
  engaged      bigint not null default 0,
  repeated     bigint not null default 0,
  refused      bigint not null default 0,
  problem      text
);
create index import_by_age on import (created_at);
create index import_running on import (chunk_at) where state in ('receiving', 'running');
create index import_by_content on import (sha256) where state = 'finished' and not dry_run;
comment on column import.source is 'Of the caller''s API key, whose leads alone may come in; null for any.';
comment on column import.leased_until is 'A file that says nothing until then has broken off.';
comment on column import.chunk_at is 'When the last portion of the file came in, or the last chunk was loaded: of several imports, the one that has waited longest goes on.';
comment on column import.reached is 'The last line that has its outcome.';
comment on column import.broken is 'Rows that could not be read. With accepted, engaged, repeated and refused they make up rows.';

create table import_row (
  import_id   uuid not null,
  line        bigint not null,
  cells       text[],
  broken      text,
  outcome     text check (outcome in ('accepted', 'engaged', 'repeated', 'refused')),
  problems    jsonb,
  lead_id     uuid,
  person      text,
  fingerprint text,
  primary key (import_id, line)
);
create index import_row_to_correct on import_row (import_id, line)
  where outcome = 'refused' or broken is not null;
create index import_row_by_person on import_row (import_id, person) where person is not null;
comment on table import_row is 'Personal data as it stands in files; goes sluice.imports.keep after the end.';
comment on column import_row.cells is 'Null where the row is broken, and of a person who must be left alone.';
comment on column import_row.person is 'In a dry run the address, as addresses are compared, of a row that is not refused; fingerprint is of what it says.';

create table import_mapping (
  name     text primary key,
  columns  jsonb not null,
  saved_at timestamptz not null,
  saved_by text
);
comment on column import_mapping.columns is 'What the columns mean: columns, values and translations.';
