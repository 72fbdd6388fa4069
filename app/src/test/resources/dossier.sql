insert into lead (lead_id, version, email, email_key, first_name, company_name, source, channel, captured_at)
values ('11111111-2222-3333-4444-555555555555', 0, 'ada@analytical.example', 'ada@analytical.example',
  'Ada', 'Analytical Engines', 'webinar', 'inbound', '2026-03-01T09:00:00Z');
insert into engagement values
  (gen_random_uuid(), '11111111-2222-3333-4444-555555555555', 'demo-request',
   '2026-03-01T08:59:00Z', '2026-03-01T09:00:00Z');
insert into lead_cycle values
  ('11111111-2222-3333-4444-555555555555', 1, 'inquiry', '2026-03-01T09:00:00Z', 1001,
   '2026-03-01T09:00:01Z', 'recycled', 'not-ready', '2026-03-01T10:00:00Z'),
  ('11111111-2222-3333-4444-555555555555', 2, 'inquiry', '2026-03-02T09:00:00Z', 9007199254740993,
   '2026-03-02T09:00:01Z', null, null, null);
insert into stage_event (lead_id, cycle, stage, reached_at, process_instance_key,
  element_instance_key, owner, expected_value, expected_close_date) values
  ('11111111-2222-3333-4444-555555555555', 1, 'inquiry', '2026-03-01T09:00:01Z', 1001, 2001, null, null, null),
  ('11111111-2222-3333-4444-555555555555', 1, 'recycled', '2026-03-01T10:00:00Z', 1001, 2002, 'sam', null, null),
  ('11111111-2222-3333-4444-555555555555', 2, 'inquiry', '2026-03-02T09:00:01Z', 1002, 2003, null, null, null),
  ('11111111-2222-3333-4444-555555555555', 2, 'aql', '2026-03-02T09:00:02Z', 1002, 2004, null, null, null),
  ('11111111-2222-3333-4444-555555555555', 2, 'tal', '2026-03-02T10:00:00Z', 1002, 2005, 'priya', 1200.50, '2026-12-24');
insert into assessment values
  (3001, '11111111-2222-3333-4444-555555555555', 2, 'fit', 'A', 80, 100, 'icp-fit', 3,
   '{"employees": 12}', '[{"criterion": "employees-fit", "verdict": "met", "points": 20}]',
   '2026-03-02T09:00:02Z');
insert into assignment values
  (4001, '11111111-2222-3333-4444-555555555555', 1, 'accept-lead', 'inside-sales', 'sam',
   '2026-03-01T09:00:03Z', '2026-03-01T11:00:00Z', '2026-03-01T12:00:00Z', '2026-03-01T13:00:00Z', '2026-03-01T14:00:00Z'),
  (4002, '11111111-2222-3333-4444-555555555555', 2, 'accept-lead', 'inside-sales', 'priya',
   '2026-03-02T09:00:03Z', '2026-03-02T11:00:00Z', '2026-03-02T12:00:00Z', '2026-03-02T13:00:00Z', '2026-03-02T14:00:00Z');
insert into reminder values
  (5001, '11111111-2222-3333-4444-555555555555', 1, 'accept-lead', 'sam', '2026-03-01T11:00:00Z');
insert into discovery_call (element_instance_key, lead_id, cycle, attempt, channel, username, result,
  budget, budget_evidence, authority, need, timing, outcome, next_step, next_step_on,
  outcome_of_record, recorded_at) values
  (6001, '11111111-2222-3333-4444-555555555555', 2, 1, 'call', 'priya', 'connected', 'met',
   'signed off', 'unknown', 'met', 'not met', 'qualified', 'Demo', '2026-03-05', 'qualified',
   '2026-03-02T11:00:00Z');
