-- What customers asked for by themselves, until the next look at them has answered it.
create table customer_request (
  customer_request_id bigint generated always as identity primary key,
  lead_id             uuid not null,
  cycle               int not null,
  asked_at            timestamptz not null,
  foreign key (lead_id, cycle) references lead_cycle
);
create index customer_request_by_lead on customer_request (lead_id, cycle, asked_at);
