-- Who looked at whose personal data, kept for as long as sluice.access.looks-kept says.
create table personal_data_look (
  look_id   bigint generated always as identity primary key,
  looked_at timestamptz not null,
  username  text not null,
  role      text not null,
  place     text not null,
  lead_id   uuid references lead,
  leads     int not null,
  filter    text
);
create index personal_data_look_by_lead on personal_data_look (lead_id, looked_at)
  where lead_id is not null;
create index personal_data_look_by_time on personal_data_look (looked_at);
comment on column personal_data_look.username is 'Of an API key its id.';
comment on column personal_data_look.place is 'What they looked at: a page, a file or a call of the API.';
comment on column personal_data_look.lead_id is 'Null where it was a list of several.';
comment on column personal_data_look.leads is 'How many were shown; 0 where it is not known.';
comment on column personal_data_look.filter is
  'What the list was asked for, without the words that were searched for.';

-- An erasure may blank the filter, and what is old may go.
create function refuse_look_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.looked_at < now() - interval '1 day' then
    return old;
  end if;
  if tg_op = 'UPDATE' and new.filter is null
    and to_jsonb(new) - 'filter' = to_jsonb(old) - 'filter' then
    return new;
  end if;
  raise exception 'personal_data_look is append-only';
end $$;
create trigger personal_data_look_append_only before update or delete on personal_data_look
  for each row execute function refuse_look_change();
