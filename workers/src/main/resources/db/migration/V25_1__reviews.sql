-- Every review that there was of two leads: each showed both, so an erasure of either reaches it.
create table duplicate_review (
  process_instance_key bigint primary key,
  candidate_id         uuid not null references duplicate_candidate on delete cascade
);
create index duplicate_review_by_candidate on duplicate_review (candidate_id);
insert into duplicate_review (process_instance_key, candidate_id)
select process_instance_key, candidate_id from duplicate_candidate
where process_instance_key is not null on conflict do nothing;
