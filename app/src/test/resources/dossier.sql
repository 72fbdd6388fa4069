insert into lead (lead_id, version, email, email_key, first_name, company_name, source, channel,
  captured_at, suppressed_at, suppression_reason)
values ('11111111-2222-3333-4444-555555555555', 0, 'ada@analytical.example', 'ada@analytical.example',
  'Ada', 'Analytical Engines', 'webinar', 'inbound', '2026-03-01T09:00:00Z',
  '2026-03-02T16:00:00Z', 'opt-out');
insert into lead_email values
  ('ada@analytical.example', '11111111-2222-3333-4444-555555555555', '2026-03-01T09:00:00Z');
insert into engagement values
  (gen_random_uuid(), '11111111-2222-3333-4444-555555555555', 'demo-request',
   '2026-03-01T08:59:00Z', '2026-03-01T09:00:00Z', 'Met at the fair', 'sam');
insert into lead_cycle values
  ('11111111-2222-3333-4444-555555555555', 1, 'inquiry', '2026-03-01T09:00:00Z', 1001,
   '2026-03-01T09:00:01Z', 'recycled', 'not-ready', '2026-03-01T16:00:00Z', null),
  ('11111111-2222-3333-4444-555555555555', 2, 'sales', '2026-03-02T09:00:00Z', 9007199254740993,
   '2026-03-02T09:00:01Z', null, null, null, 'alex');
insert into sleep (lead_id, cycle, outcome, reason_code, track, slept_at, wake_at, wake_at_level,
  archived, ended_at, ended_by) values
  ('11111111-2222-3333-4444-555555555555', 1, 'recycled', 'not-ready', 'early', '2026-03-01T16:00:00Z',
   '2026-05-30T09:12:00Z', 2, false, '2026-03-02T09:00:00Z', 'submission');
insert into stage_event (lead_id, cycle, stage, reached_at, process_instance_key,
  element_instance_key, owner, expected_value, expected_close_date) values
  ('11111111-2222-3333-4444-555555555555', 1, 'inquiry', '2026-03-01T09:00:01Z', 1001, 2001, null, null, null),
  ('11111111-2222-3333-4444-555555555555', 1, 'recycled', '2026-03-01T10:00:00Z', 1001, 2002, 'sam', null, null),
  ('11111111-2222-3333-4444-555555555555', 2, 'inquiry', '2026-03-02T09:00:01Z', 1002, 2003, null, null, null),
  ('11111111-2222-3333-4444-555555555555', 2, 'aql', '2026-03-02T09:00:02Z', 1002, 2004, null, null, null),
  ('11111111-2222-3333-4444-555555555555', 2, 'tal', '2026-03-02T10:00:00Z', 1002, 2005, 'priya', 1200.50, '2026-12-24'),
  ('11111111-2222-3333-4444-555555555555', 2, 'rejected', '2026-03-02T10:30:00Z', 1002, 2006, 'priya', null, null);
insert into assessment (element_instance_key, lead_id, cycle, kind, result, total, coverage,
  decision_id, decision_version, facts, criteria, assessed_at, reasons) values
  (3001, '11111111-2222-3333-4444-555555555555', 2, 'fit', 'A', 80, 100, 'icp-fit', 3,
   '{"employees": 12}', '[{"criterion": "employees-fit", "verdict": "met", "points": 20}]',
   '2026-03-02T09:00:02Z', '{"up": [{"criterion": "employees-fit"}], "down": []}');
insert into assignment (element_instance_key, lead_id, cycle, task, team, username, cause,
  reassignments, assigned_at, counted_from, remind_at, due_at, reassign_at, escalate_at, give_up_at,
  ended_at, answered_at, outcome, reason_code, breached_at) values
  (4001, '11111111-2222-3333-4444-555555555555', 1, 'accept-lead', 'inside-sales', 'sam', 'routed', 0,
   '2026-03-01T09:00:03Z', '2026-03-01T09:00:03Z', '2026-03-01T11:00:00Z', '2026-03-01T12:00:00Z',
   '2026-03-01T13:00:00Z', '9999-12-31T00:00:00Z', '9999-12-31T00:00:00Z',
   '2026-03-01T13:00:00Z', null, null, null, '2026-03-01T12:00:00Z'),
  (4002, '11111111-2222-3333-4444-555555555555', 1, 'accept-lead', 'inside-sales', 'priya', 'reassigned', 1,
   '2026-03-01T13:00:01Z', '2026-03-01T13:00:01Z', '2026-03-01T14:00:00Z', '2026-03-01T15:00:00Z',
   '9999-12-31T00:00:00Z', '2026-03-01T16:00:00Z', '9999-12-31T00:00:00Z',
   '2026-03-01T14:30:00Z', '2026-03-01T14:30:00Z', 'rejected', 'wrong-territory', null),
  (4003, '11111111-2222-3333-4444-555555555555', 2, 'accept-lead', 'inside-sales', 'priya', 'account', 0,
   '2026-03-02T09:00:03Z', '2026-03-02T09:00:03Z', '2026-03-02T11:00:00Z', '2026-03-02T13:00:00Z',
   '9999-12-31T00:00:00Z', '2026-03-02T14:00:00Z', '9999-12-31T00:00:00Z',
   null, null, null, null, null),
  (4004, '11111111-2222-3333-4444-555555555555', 2, 'resolve-stalled-follow-up', 'managers', 'morgan', 'routed', 0,
   '2026-03-02T14:00:03Z', '2026-03-02T14:00:03Z', '2026-03-02T15:00:00Z', '2026-03-02T16:00:00Z',
   '9999-12-31T00:00:00Z', '9999-12-31T00:00:00Z', '2026-03-02T17:00:00Z',
   '2026-03-02T15:30:00Z', '2026-03-02T15:30:00Z', 'extend', null, null);
insert into follow_up_step values
  (5001, 4001, '11111111-2222-3333-4444-555555555555', 1, 'accept-lead', 'reminded', 'sam', '2026-03-01T11:00:00Z', '2026-03-01T11:00:01Z'),
  (5002, 4001, '11111111-2222-3333-4444-555555555555', 1, 'accept-lead', 'reassigned', 'sam', '2026-03-01T13:00:00Z', '2026-03-01T13:00:01Z'),
  (5003, 4003, '11111111-2222-3333-4444-555555555555', 2, 'accept-lead', 'escalated', 'priya', '2026-03-02T14:00:00Z', '2026-03-02T14:00:03Z');
insert into manager_decision values
  (7001, 4003, '11111111-2222-3333-4444-555555555555', 2, 'accept-lead', 'extend', null, null, 'one more day', 'morgan', '2026-03-02T15:30:00Z');
insert into sla_clock values
  ('11111111-2222-3333-4444-555555555555', 1, 'first-touch', '2026-03-01T09:00:03Z', '2026-03-01T12:00:00Z', '2026-03-01T14:30:00Z'),
  ('11111111-2222-3333-4444-555555555555', 2, 'first-touch', '2026-03-02T09:00:03Z', '2999-03-02T13:00:00Z', null);
insert into lead_contact values
  ('22222222-2222-3333-4444-555555555555', '11111111-2222-3333-4444-555555555555', 'decision-maker', 'Grace Hopper', null, '+1 555 0100', 'CTO',
   null, '2026-03-02T11:00:00Z');
insert into reopening values
  ('11111111-2222-3333-4444-555555555555', 2, 1002, 'instance-gone', '2026-03-02T09:30:00Z', 2003);
insert into notice (lead_id, cycle, username, kind, code, created_at) values
  ('11111111-2222-3333-4444-555555555555', 2, 'priya', 'withdrawn', 'opt-out', '2026-03-02T16:00:00Z');
insert into discovery_call (element_instance_key, lead_id, cycle, attempt, channel, username, result,
  budget, budget_evidence, authority, need, timing, outcome, next_step, next_step_on,
  outcome_of_record, recorded_at) values
  (6001, '11111111-2222-3333-4444-555555555555', 2, 1, 'call', 'priya', 'connected', 'met',
   'signed off', 'unknown', 'met', 'not met', 'qualified', 'Demo', '2026-03-05', 'qualified',
   '2026-03-02T11:00:00Z');
insert into lead_fact (lead_id, fact, value, source, entered_by, observed_at) values
  ('11111111-2222-3333-4444-555555555555', 'company', 'Analytical', 'company-file', null, '2026-03-01T08:00:00Z'),
  ('11111111-2222-3333-4444-555555555555', 'company', 'Analytical Engines', 'rep', 'sam', '2026-03-01T09:00:00Z');
insert into enrichment (element_instance_key, lead_id, cycle, source, domain, outcome, error, asked_at) values
  (8001, '11111111-2222-3333-4444-555555555555', 1, 'company-file', 'analytical.example', 'found', null, '2026-03-01T08:00:00Z'),
  (8001, '11111111-2222-3333-4444-555555555555', 1, 'http', 'analytical.example', 'failed', 'The source answered 503, in 3 tries.', '2026-03-01T08:00:01Z');
