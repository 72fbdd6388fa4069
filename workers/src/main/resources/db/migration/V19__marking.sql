-- How far the sleeping leads have been marked that a new version of the criteria has graded again.
alter table criteria_version
  add column marked_at    timestamptz,
  add column marked_up_to uuid;
update criteria_version set marked_at = seen_at;
comment on column criteria_version.marked_at is
  'When all sleeping leads were marked; until then whoever looks goes on.';
comment on column criteria_version.marked_up_to is
  'The last lead that was marked, in the order of their ids; null where none was.';
create index criteria_version_marking on criteria_version (seen_at) where marked_at is null;

comment on column grade_override.ended_at is
  'When it was taken back, or another one of its kind was set; holds_until where it ran out.';
create index grade_override_running_out on grade_override (holds_until) where ended_at is null;
