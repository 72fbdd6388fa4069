-- What a rep is given: of which part of the world and the market, how much, and how much at once.
alter table rep
  add column email     text,
  add column territory text,
  add column segment   text,
  add column weight    int not null default 1 check (weight between 1 and 10),
  add column capacity  int check (capacity > 0);
comment on column rep.territory is 'The only one whose leads they take; null for any, as for segment.';
comment on column rep.weight is 'Their share of the team''s open tasks: 2 has twice as many as 1.';
comment on column rep.capacity is 'How many tasks they have open at once at most; null for no limit.';

-- People of one company are one account. A website tells it of those with a free-mail address, but
-- of those who are here already only once they come again or are corrected.
alter table lead add column account_key text;
update lead set account_key = nullif(split_part(email_key, '@', 2), '')
where split_part(email_key, '@', 2) not in (
    '126.com', '163.com', 'aol.com', 'btinternet.com', 'comcast.net', 'duck.com', 'fastmail.com',
    'free.fr', 'gmail.com', 'gmx.at', 'gmx.ch', 'gmx.com', 'gmx.de', 'gmx.net', 'googlemail.com',
    'hey.com', 'hotmail.co.uk', 'hotmail.com', 'hotmail.de', 'hotmail.fr', 'icloud.com',
    'laposte.net', 'libero.it', 'live.com', 'mac.com', 'mail.com', 'mail.ru', 'me.com',
    'msn.com', 'naver.com', 'orange.fr', 'outlook.com', 'outlook.de', 'outlook.fr', 'pm.me',
    'proton.me', 'protonmail.com', 'qq.com', 'rediffmail.com', 'sbcglobal.net', 't-online.de',
    'tutanota.com', 'verizon.net', 'wanadoo.fr', 'web.de', 'yahoo.ca', 'yahoo.co.in',
    'yahoo.co.jp', 'yahoo.co.uk', 'yahoo.com', 'yahoo.de', 'yahoo.fr', 'yandex.com', 'yandex.ru',
    'ymail.com', 'zoho.com');
create index lead_by_account on lead (account_key) where account_key is not null;
comment on column lead.account_key is 'The company by its domain; null where nothing tells it.';

alter table assignment
  add column queue            text,
  add column released_at      timestamptz,
  add column released_because text check (released_because in ('leaver', 'absent', 'team', 'queued')),
  add check ((released_at is null) = (released_because is null)),
  drop constraint assignment_cause_check,
  add constraint assignment_cause_check check (cause in ('routed', 'account', 'rerouted', 'corrected',
    'reassigned', 'released', 'assigned', 'extended', 'attempt'));
comment on column assignment.queue is
  'The fallback queue in which it waits, as nobody was eligible; null where somebody has it.';
comment on column assignment.released_at is
  'Since when it is being taken from its holder, or out of its queue, to be given to another.';
create index assignment_in_queue on assignment (queue) where queue is not null and ended_at is null;
-- The load of reps is counted at every routing.
drop index assignment_open_by_rep;
create index assignment_open_by_rep on assignment (username, lead_id, cycle) where ended_at is null;
