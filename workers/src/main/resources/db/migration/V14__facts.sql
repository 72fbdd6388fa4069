-- Where each fact of a lead came from. Rows are only added; the latest one of a fact tells of the
-- value that stands in lead.
create table lead_fact (
  lead_fact_id bigint generated always as identity primary key,
  lead_id      uuid not null references lead,
  fact         text not null,
  value        text,
  source       text not null,
  entered_by   text,
  observed_at  timestamptz not null
);
create index lead_fact_latest on lead_fact (lead_id, fact, lead_fact_id desc);
comment on column lead_fact.value is 'Null where a person cleared what had stood there.';
comment on column lead_fact.source is
  'submission, correction and rep are people; any other word is the name of an enrichment source.';

-- What is known already came from people: no source was asked before.
insert into lead_fact (lead_id, fact, value, source, observed_at)
select l.lead_id, known.fact, known.value, 'submission', l.captured_at
from lead l cross join lateral (values
  ('company', l.company_name), ('website', l.website), ('country', l.country),
  ('industry', l.industry), ('employees', l.employees::text),
  ('annualRevenue', l.annual_revenue::text), ('marketingStaff', l.marketing_staff::text),
  ('salesStaff', l.sales_staff::text), ('jobTitle', l.job_title), ('phone', l.phone),
  ('productInterest', l.product_interest)) known (fact, value)
where known.value is not null;

-- What each source answered when it was asked about a lead's company.
create table enrichment (
  enrichment_id        bigint generated always as identity primary key,
  element_instance_key bigint not null,
  lead_id              uuid not null,
  cycle                int not null,
  source               text not null,
  domain               text not null,
  outcome              text not null check (outcome in ('found', 'not-found', 'failed')),
  error                text,
  asked_at             timestamptz not null,
  unique (element_instance_key, source),
  foreign key (lead_id, cycle) references lead_cycle
);
create index enrichment_by_lead on enrichment (lead_id, asked_at);
comment on column enrichment.element_instance_key is 'Of the job that asked, which asks once however often it is delivered.';
