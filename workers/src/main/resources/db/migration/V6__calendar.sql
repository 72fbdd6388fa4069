-- When a rep works; zone is there already. Without a country there are no public holidays.
alter table rep
  add column country text,
  add column region text,
  add column configured_calendar text;
comment on column rep.configured_calendar is
  'What the configuration said when its calendar was last entered here.';

-- The blocks of a week on the rep's own clock; 24:00 is the end of the day. A rep who has none
-- works Monday to Friday, 09:00 to 17:00.
create table rep_hours (
  username text not null references rep,
  weekday  int not null check (weekday between 1 and 7),
  opens    time not null,
  closes   time not null,
  primary key (username, weekday, opens),
  check (opens < closes)
);
comment on column rep_hours.weekday is 'As in ISO 8601: 1 is Monday.';
