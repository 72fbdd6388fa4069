-- Leads to look for. Ida: with inside sales, late. Ben: recycled, asleep. Zoë: at sales, of another
-- team. Old: an alias of Ida. Gone: erased.
insert into rep (username, name, team, zone, active) values
  ('sam', 'Sam Reyes', 'inside-sales', 'UTC', true),
  ('priya', 'Priya Nair', 'inside-sales', 'UTC', true),
  ('alex', 'Alex Kim', 'sales', 'UTC', true) on conflict do nothing;
insert into lead (lead_id, version, email, email_key, first_name, last_name, phone, phone_key, job_title,
  company_name, country, employees, source, channel, captured_at) values
  ('a0000000-0000-0000-0000-000000000001', 0, 'ida.list@fjord.example', 'ida.list@fjord.example', 'Ida',
   'Lovgård', '+49 (0)30 901820', '+4930901820', 'VP Marketing', 'Fjord & Söhne', 'DE', 420, 'fair-list', 'outbound',
   '2026-03-01T09:00:00Z'),
  ('a0000000-0000-0000-0000-000000000002', 0, 'ben.list@harbor.example', 'ben.list@harbor.example', 'Ben',
   'Ode', null, null, null, '=HYPERLINK("http://x.example")', null, null, 'web-list', 'inbound', '2026-03-02T09:00:00Z'),
  ('a0000000-0000-0000-0000-000000000003', 0, 'zoe.list@harbor.example', 'zoe.list@harbor.example', 'Zoë',
   'Nilsen', '0171 5550199', null, 'CFO', 'Harbor 100%_Ltd', 'DE', 12, 'web-list', 'inbound', '2026-03-03T09:00:00Z'),
  ('a0000000-0000-0000-0000-000000000004', 0, 'old.list@fjord.example', 'old.list@fjord.example', 'Ida',
   'Oldname', null, null, null, 'Fjord', null, null, 'web-list', 'inbound', '2026-03-04T09:00:00Z'),
  ('a0000000-0000-0000-0000-000000000005', 0, 'erased-5@erased.invalid', 'erased-5', null, null, null, null, null, null, null, null,
   'web-list', 'inbound', '2026-03-05T09:00:00Z');
update lead set erased_at = '2026-03-06T09:00:00Z' where lead_id = 'a0000000-0000-0000-0000-000000000005';
insert into lead_email values
  ('ida.list@fjord.example', 'a0000000-0000-0000-0000-000000000001', '2026-03-01T09:00:00Z'),
  ('ida@former-list.example', 'a0000000-0000-0000-0000-000000000001', '2026-03-01T09:00:00Z');
insert into lead_cycle (lead_id, cycle, entry, opened_at, process_instance_key, claimed_at, outcome, reason_code, closed_at, entered_by) values
  ('a0000000-0000-0000-0000-000000000001', 1, 'inquiry', '2026-03-01T09:00:00Z', 501, '2026-03-01T09:00:01Z', null, null, null, null),
  ('a0000000-0000-0000-0000-000000000002', 1, 'inquiry', '2026-03-02T09:00:00Z', 502, '2026-03-02T09:00:01Z', 'recycled', 'not-now', '2026-03-02T12:00:00Z', null),
  ('a0000000-0000-0000-0000-000000000003', 1, 'teleprospecting', '2026-02-03T09:00:00Z', 503, '2026-03-03T09:00:01Z', 'recycled', 'no-budget', '2026-02-03T12:00:00Z', null),
  ('a0000000-0000-0000-0000-000000000003', 2, 'sales', '2026-03-03T09:00:00Z', 504, '2026-03-03T09:00:01Z', null, null, null, 'alex'),
  ('a0000000-0000-0000-0000-000000000004', 1, 'inquiry', '2026-03-04T09:00:00Z', 505, '2026-03-04T09:00:01Z', 'withdrawn', 'merged', '2026-03-04T12:00:00Z', null),
  ('a0000000-0000-0000-0000-000000000005', 1, 'inquiry', '2026-03-05T09:00:00Z', 506, '2026-03-05T09:00:01Z', 'withdrawn', 'erasure', '2026-03-06T09:00:00Z', null);
insert into lead_merge (merge_id, lead_id, duplicate_id, merged_by, reason, strictest, merged_at) values
  ('b0000000-0000-0000-0000-000000000001', 'a0000000-0000-0000-0000-000000000001',
   'a0000000-0000-0000-0000-000000000004', 'jordan', 'one person', false, '2026-03-04T12:00:00Z');
insert into lead_alias (alias_id, lead_id, merge_id) values
  ('a0000000-0000-0000-0000-000000000004', 'a0000000-0000-0000-0000-000000000001', 'b0000000-0000-0000-0000-000000000001');
insert into stage_event (lead_id, cycle, stage, reached_at, owner, reason_code, expected_value, expected_close_date) values
  ('a0000000-0000-0000-0000-000000000001', 1, 'inquiry', '2026-03-01T09:00:01Z', null, null, null, null),
  ('a0000000-0000-0000-0000-000000000001', 1, 'aql', '2026-03-01T09:00:02Z', null, null, null, null),
  ('a0000000-0000-0000-0000-000000000001', 1, 'tal', '2026-03-01T10:00:00Z', 'sam', null, null, null),
  ('a0000000-0000-0000-0000-000000000002', 1, 'inquiry', '2026-03-02T09:00:01Z', null, null, null, null),
  ('a0000000-0000-0000-0000-000000000002', 1, 'recycled', '2026-03-02T12:00:00Z', null, 'not-now', null, null),
  ('a0000000-0000-0000-0000-000000000003', 1, 'tgl', '2026-02-03T09:00:01Z', null, null, null, null),
  ('a0000000-0000-0000-0000-000000000003', 1, 'recycled', '2026-02-03T12:00:00Z', null, 'no-budget', null, null),
  ('a0000000-0000-0000-0000-000000000003', 2, 'sgl', '2026-03-03T09:00:01Z', null, null, null, null),
  ('a0000000-0000-0000-0000-000000000003', 2, 'sql', '2026-03-03T10:00:00Z', 'alex', null, 48000, '2026-06-30'),
  ('a0000000-0000-0000-0000-000000000005', 1, 'inquiry', '2026-03-05T09:00:01Z', null, null, null, null);
insert into assignment (element_instance_key, lead_id, cycle, task, team, username, queue, cause, reassignments, assigned_at,
  counted_from, remind_at, due_at, reassign_at, escalate_at, give_up_at, ended_at, answered_at, outcome, breached_at) values
  (50001, 'a0000000-0000-0000-0000-000000000001', 1, 'accept-lead', 'inside-sales', 'priya', null, 'routed', 0, '2026-03-01T09:00:03Z',
   '2026-03-01T09:00:03Z', '2026-03-01T09:10:00Z', '2026-03-01T09:20:00Z', '2026-03-01T09:30:00Z', '9999-12-31T00:00:00Z', '9999-12-31T00:00:00Z', '2026-03-01T09:30:00Z', null, null, '2026-03-01T09:20:00Z'),
  (50002, 'a0000000-0000-0000-0000-000000000001', 1, 'accept-lead', 'inside-sales', 'sam', null, 'reassigned', 1, '2026-03-01T09:30:03Z',
   '2026-03-01T09:30:03Z', '2026-03-01T11:00:00Z', '2026-03-01T12:00:00Z', '2026-03-01T13:00:00Z', '9999-12-31T00:00:00Z', '9999-12-31T00:00:00Z', '2026-03-01T10:00:00Z', '2026-03-01T10:00:00Z', 'accepted', null),
  (50003, 'a0000000-0000-0000-0000-000000000001', 1, 'discovery-call', 'inside-sales', 'sam', null, 'attempt', 0, '2026-03-01T10:00:03Z',
   '2026-03-01T10:00:03Z', '2026-03-01T11:00:00Z', '2026-03-01T12:00:00Z', '9999-12-31T00:00:00Z', '9999-12-31T00:00:00Z', '9999-12-31T00:00:00Z', null, null, null, null),
  (50004, 'a0000000-0000-0000-0000-000000000003', 2, 'close-opportunity', 'sales', 'alex', null, 'routed', 0, '2026-03-03T10:00:03Z',
   '2026-03-03T10:00:03Z', '2999-03-01T11:00:00Z', '2999-03-01T12:00:00Z', '9999-12-31T00:00:00Z', '9999-12-31T00:00:00Z', '9999-12-31T00:00:00Z', null, null, null, null);
insert into follow_up_step values
  (50101, 50001, 'a0000000-0000-0000-0000-000000000001', 1, 'accept-lead', 'reassigned', 'priya', '2026-03-01T09:30:00Z', '2026-03-01T09:30:01Z');
insert into sleep (lead_id, cycle, outcome, reason_code, track, slept_at, wake_at, wake_at_level, archived) values
  ('a0000000-0000-0000-0000-000000000002', 1, 'recycled', 'not-now', 'timing', '2026-03-02T12:00:00Z', '2999-05-30T09:12:00Z', 2, false);
insert into assessment (element_instance_key, lead_id, cycle, kind, result, total, coverage, decision_id, decision_version, facts, criteria, assessed_at, reasons) values
  (50201, 'a0000000-0000-0000-0000-000000000001', 1, 'fit', 'A', 80, 75, 'icp-fit', 3, '{}',
   '[{"criterion": "employees-fit", "label": "100 to 999 employees", "verdict": "met", "points": 20},
     {"criterion": "revenue", "label": "Revenue from 5 million", "verdict": "unknown", "points": 0},
     {"criterion": "persona", "label": "No decision maker", "verdict": "not met", "points": -5}]', '2026-03-01T09:00:02Z',
   '{"up": [{"criterion": "employees-fit", "label": "100 to 999 employees", "points": 20}], "down": [{"criterion": "persona", "label": "No decision maker", "points": -5}]}'),
  (50202, 'a0000000-0000-0000-0000-000000000001', 1, 'readiness', '2', 41.5, 100, 'sales-readiness', 4, '{}',
   '[{"criterion": "demo-request", "label": "Demo request", "verdict": "met", "points": 41.5, "counted": 2, "latestAt": "2026-03-01T08:59:00Z"}]', '2026-03-01T09:00:02Z',
   '{"up": [{"criterion": "demo-request", "label": "Demo request", "points": 41.5}], "down": []}'),
  (50203, 'a0000000-0000-0000-0000-000000000003', 2, 'fit', 'C', 10, 75, 'icp-fit', 3, '{}', '{"nonsense": true}', '2026-03-03T09:00:02Z', '7');
insert into engagement (engagement_id, lead_id, kind, occurred_at, received_at, note) values
  (gen_random_uuid(), 'a0000000-0000-0000-0000-000000000001', 'demo-request', '2026-03-01T08:59:00Z', '2026-03-01T09:00:00Z',
   'Call me on +49 30 901820 before 2026-03-09 <b>please</b>');
insert into discovery_call (element_instance_key, lead_id, cycle, attempt, channel, username, result, budget, need, need_evidence,
  authority, timing, outcome, outcome_of_record, note, recorded_at) values
  (50301, 'a0000000-0000-0000-0000-000000000001', 1, 1, 'call', 'sam', 'connected', 'unknown', 'met', 'fewer lost leads, call 030-901820',
   'met', 'not met', 'again', 'again', 'Mobile is 0171/2345678', '2026-03-01T11:00:00Z');
insert into lead_contact (contact_id, lead_id, role, name, email, phone, job_title, added_at) values
  ('c0000000-0000-0000-0000-000000000001', 'a0000000-0000-0000-0000-000000000001', 'decision-maker', 'Grace Hopper', null, '+49 30 901821', 'CTO', '2026-03-01T11:00:00Z');
insert into lead_fact (lead_id, fact, value, source, entered_by, observed_at) values
  ('a0000000-0000-0000-0000-000000000001', 'phone', '+49 (0)30 901820', 'submission', null, '2026-03-01T09:00:00Z'),
  ('a0000000-0000-0000-0000-000000000001', 'company', 'Fjord & Söhne', 'rep', 'sam', '2026-03-01T10:00:00Z');
insert into consent (lead_id, purpose, channel, state, source, text_version, occurred_at) values
  ('a0000000-0000-0000-0000-000000000001', 'marketing', 'email', 'granted', 'form', 'v1', '2026-03-01T08:59:00Z');
