alter table assessment add column reasons jsonb;
comment on column assessment.reasons is
  'The top reasons up and down as they were stored; null in an assessment from before.';
