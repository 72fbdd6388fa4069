-- What leads are looked for by: parts of names, companies and addresses, without accents, and parts
-- of phone numbers, as they were typed and in E.164.
alter table lead
  add column search_key text not null generated always as (
    regexp_replace(normalize(lower(coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' '
      || coalesce(company_name, '') || ' ' || email), nfkd), '[\u0300-\u036f]', '', 'g')) stored,
  add column phone_digits text not null generated always as (
    regexp_replace(coalesce(phone_key, ''), '\D', '', 'g') || ' '
      || regexp_replace(coalesce(phone, ''), '\D', '', 'g')) stored;
create index lead_search on lead using gin (search_key gin_trgm_ops, phone_digits gin_trgm_ops);
create index lead_erased on lead (lead_id) where erased_at is not null;

-- Whose leads, and those of which team, somebody sees.
create index assignment_by_rep on assignment (username, lead_id);
create index assignment_by_team on assignment (team, lead_id);
create index lead_cycle_by_rep on lead_cycle (entered_by) where entered_by is not null;

-- What is asked of a lead is asked of its latest cycle.
update cycle_milestones m set superseded = true
where exists (select from cycle_milestones later
  where later.lead_id = m.lead_id and later.cycle > m.cycle);
-- Who there is, and who sees whom, is read off the index alone.
create index cycle_milestones_latest on cycle_milestones (opened_at, lead_id)
  include (cycle, lead_teams, lead_reps) where not superseded;

create function supersede_cycles() returns trigger language plpgsql as $$
begin
  update cycle_milestones m set superseded = true from opened c
  where c.cycle > 1 and m.lead_id = c.lead_id and m.cycle < c.cycle and not m.superseded;
  return null;
end $$;
-- It runs after lead_cycle_opened, whose name comes before its own.
create trigger lead_cycle_supersedes after insert on lead_cycle
  referencing new table as opened
  for each statement execute function supersede_cycles();

-- Which sources and channels there are is read off these at once.
create index cycle_milestones_by_source on cycle_milestones (source);
create index cycle_milestones_by_channel on cycle_milestones (channel);
