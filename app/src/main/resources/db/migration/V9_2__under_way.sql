-- Who woke of late, to see how many of them are under way.
create index sleep_woken on sleep (ended_at) where ended_by = 'wake-date';
