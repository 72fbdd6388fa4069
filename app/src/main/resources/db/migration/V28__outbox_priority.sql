-- Who asks to be called starts first, then who came in by themselves, then files, then who woke.
alter table outbox add column priority smallint not null default 1;
update outbox set priority = 3 where woken;
update outbox set priority = 0 where message not in ('lead-captured', 'customer-won');
drop index outbox_due;
alter table outbox drop column woken;
create index outbox_due on outbox (priority, next_attempt_at);
comment on column outbox.priority is
  '0 who asks to be called or says stop, 1 other submissions, 2 imports, 3 who woke as they were due.';
