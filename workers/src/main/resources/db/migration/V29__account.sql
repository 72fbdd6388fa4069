-- The companies that leads are of. An account is known by its domains; it lives as long as somebody
-- is of it, and what it is called its people say.
create table account (
  account_id uuid primary key,
  created_at timestamptz not null
);
create table account_domain (
  domain     text primary key,
  account_id uuid not null references account on delete cascade
);
create index account_domain_by_account on account_domain (account_id);
comment on column account_domain.domain is 'The one that is registered: for mail.northwind.example it is northwind.example.';

-- Of which account a lead is, and how that is known.
create table lead_account (
  lead_id        uuid primary key references lead on delete cascade,
  account_id     uuid not null references account,
  matched_by     text not null check (matched_by in ('email', 'website', 'name')),
  matched_value  text not null,
  tie_broken_by  text check (tie_broken_by in ('open-opportunity', 'customer', 'most-leads', 'oldest')),
  candidates     uuid[] not null default '{}',
  name_key       text,
  country        text,
  matched_at     timestamptz not null
);
create index lead_account_by_account on lead_account (account_id, matched_at desc);
create index lead_account_by_name on lead_account (name_key, country) where matched_by <> 'name';
comment on column lead_account.matched_value is 'The domain, or what is compared of the name.';
comment on column lead_account.candidates is 'The other accounts that it could have been.';
comment on column lead_account.name_key is 'What this person calls the company, as it is compared.';

create function drop_empty_account() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.account_id <> new.account_id then
    -- whoever is entering somebody of it is waited for, and seen by the next statement
    perform 1 from account where account_id = old.account_id for update;
    delete from account where account_id = old.account_id
      and not exists (select from lead_account where account_id = old.account_id);
  end if;
  return null;
end $$;
create trigger account_of_nobody after update or delete on lead_account
  for each row execute function drop_empty_account();

-- People who came while somebody else of their company was in an open opportunity.
create table opportunity_contact (
  opportunity_lead_id uuid not null,
  opportunity_cycle   int not null,
  lead_id             uuid not null references lead on delete cascade,
  attached_at         timestamptz not null,
  primary key (opportunity_lead_id, opportunity_cycle, lead_id),
  foreign key (opportunity_lead_id, opportunity_cycle) references lead_cycle on delete cascade
);
create index opportunity_contact_by_lead on opportunity_contact (lead_id);

comment on column lead.account_key is
  'The domain that tells the company, where one does; sources are asked about it.';
drop index lead_by_account;
