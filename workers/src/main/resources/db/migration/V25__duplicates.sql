-- Who may be the same person: found by how alike their names are (pg_trgm comes with PostgreSQL;
-- the owner of a database may create it).
create extension if not exists pg_trgm;

alter table lead add column name_key text not null generated always as (
  trim(regexp_replace(normalize(lower(
    case when first_name is null and last_name is null
      then regexp_replace(split_part(email, '@', 1), '[^[:alpha:]]+', ' ', 'g')
      else coalesce(first_name, '') || ' ' || coalesce(last_name, '')
    end), nfkd), '[\u0300-\u036f]', '', 'g'))) stored;
create index lead_by_name on lead using gin (name_key gin_trgm_ops);
comment on column lead.name_key is
  'By which names are compared: lower case, without accents; that of the mailbox where no name is known.';

-- Leads that are to be compared with the others: whoever is new, and whoever is known by another
-- name, address, phone or company now, by whichever door.
create sequence duplicate_check_turn;
create table duplicate_check (
  lead_id      uuid primary key references lead on delete cascade,
  turn         bigint not null default nextval('duplicate_check_turn'),
  leased_until timestamptz
);
create index duplicate_check_by_turn on duplicate_check (turn);
comment on column duplicate_check.turn is
  'Another number means that something has changed since it was looked at.';

create function ask_for_duplicate_check() returns trigger language plpgsql as $$
begin
  insert into duplicate_check (lead_id) values (new.lead_id)
  on conflict (lead_id) do update set
    turn = nextval('duplicate_check_turn'), leased_until = null;
  return null;
end $$;
create trigger lead_is_new after insert on lead
  for each row execute function ask_for_duplicate_check();
create trigger lead_is_known_otherwise
  after update of first_name, last_name, email, email_key, phone, company_name, website on lead
  for each row when (
    (old.first_name, old.last_name, old.email, old.email_key, old.phone, old.company_name,
      old.website)
    is distinct from
    (new.first_name, new.last_name, new.email, new.email_key, new.phone, new.company_name,
      new.website))
  execute function ask_for_duplicate_check();

-- Of the leads from before, those that share a mailbox: see V24.
insert into duplicate_check (lead_id)
select lead_id from lead where email_key in
  (select email_key from lead group by email_key having count(*) > 1);

-- Two leads that a person is asked about, once.
create table duplicate_candidate (
  candidate_id         uuid primary key,
  lead_id              uuid not null references lead on delete cascade,
  cycle                int not null,
  known_id             uuid not null references lead on delete cascade,
  evidence             jsonb not null,
  words                text not null,
  priority             int not null,
  decision_version     int not null,
  found_at             timestamptz not null,
  ask_at               timestamptz,
  attempts             int not null default 0,
  process_instance_key bigint,
  refusal              text,
  outcome              text check (outcome in ('merged', 'different')),
  settled_at           timestamptz,
  settled_by           text,
  merge_id             uuid,
  check (lead_id <> known_id),
  check ((outcome is null) = (settled_at is null)),
  check ((outcome is null) = (ask_at is not null))
);
create unique index duplicate_candidate_pair on duplicate_candidate
  (least(lead_id, known_id), greatest(lead_id, known_id));
create index duplicate_candidate_due on duplicate_candidate (ask_at) where outcome is null;
create index duplicate_candidate_by_lead on duplicate_candidate (lead_id);
create index duplicate_candidate_by_known on duplicate_candidate (known_id);
comment on column duplicate_candidate.lead_id is 'The one that was captured later, under whose cycle it is reviewed.';
comment on column duplicate_candidate.evidence is 'How alike they are in what, without saying what.';
comment on column duplicate_candidate.ask_at is
  'When somebody is asked; while they are, when they are asked again should nothing come of it.';
comment on column duplicate_candidate.process_instance_key is 'The review that is under way.';
comment on column duplicate_candidate.refusal is 'Why the merge that somebody asked for was refused.';

-- Who reviews whether two leads are one does not have the lead either.
create or replace function lead_owner(of_lead uuid, of_cycle int) returns text language sql stable as $$
  select username from assignment
  where lead_id = of_lead and cycle = of_cycle
    and task not in ('resolve-stalled-follow-up', 'correct-lead', 'review-duplicate')
  order by assigned_at desc, element_instance_key desc limit 1
$$;
