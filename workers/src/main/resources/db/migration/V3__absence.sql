-- When a rep is away; leads are given to others and clocks stand still.
create table rep_absence (
  absence_id   uuid primary key,
  username     text not null references rep,
  absent_from  timestamptz not null,
  absent_until timestamptz not null,
  check (absent_from < absent_until)
);
create index rep_absence_by_rep on rep_absence (username, absent_until);
