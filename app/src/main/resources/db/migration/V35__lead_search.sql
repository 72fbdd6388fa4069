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
create index lead_by_capture on lead (captured_at, lead_id);

-- Whose leads, and those of which team, somebody sees.
create index assignment_by_rep on assignment (username, lead_id);
create index assignment_by_team on assignment (team, lead_id);
create index lead_cycle_by_rep on lead_cycle (entered_by) where entered_by is not null;
