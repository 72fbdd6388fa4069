-- Whose candidate group a task can have.
create table team (
  name  text primary key,
  label text not null
);
insert into team (name, label) values
  ('inside-sales', 'Inside sales'),
  ('sales', 'Sales'),
  ('managers', 'Managers'),
  ('marketing-operations', 'Marketing operations'),
  ('customer-success', 'Customer success');

-- Days on which the company is closed, beside the public holidays.
create table company_holiday (
  day     date not null,
  name    text not null,
  country text,
  unique nulls not distinct (day, country)
);
comment on column company_holiday.country is
  'Whose reps have the day off, by ISO 3166-1; null for all of the company.';

alter table rep add column configured text;
comment on column rep.configured is
  'What the configuration said of the rep, without the calendar, when they were last entered from it.';
