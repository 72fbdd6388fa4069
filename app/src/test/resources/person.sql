insert into delivery (delivery_id, channel, kind, template, recipient, lead_id, cycle, model, headers,
  subject, body, natural_key, created_at) values
  ('22222222-2222-3333-4444-555555555555', 'mail', 'nurture-touch', 'touch-story',
   'ada@analytical.example', '11111111-2222-3333-4444-555555555555', 1, '{"firstName": "Ada"}', '{}',
   'For Ada', 'Dear Ada', 'nurture-touch:11111111-2222-3333-4444-555555555555', now());
insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
values ('deliver', '22222222-2222-3333-4444-555555555555', convert_to('Ada', 'UTF8'),
  '9999-01-01T00:00:00Z', false, 1);
insert into nurture_touch (token, lead_id, cycle, step, template, element_instance_key,
  process_instance_key, delivery_id, touched_at) values
  ('22222222-2222-3333-4444-555555555555', '11111111-2222-3333-4444-555555555555', 1, 1,
   'touch-story', 7001, 7002, '22222222-2222-3333-4444-555555555555', now());
insert into touch_withheld (element_instance_key, lead_id, cycle, step, consent, country, reason,
  decision_version, withheld_at) values
  (7003, '11111111-2222-3333-4444-555555555555', 1, 2, 'unknown', 'Ada', 'Ada', 1, now());
insert into rep (username, name, team, zone, active) values
  ('sam-of-privacy', 'Sam', 'inside-sales', 'UTC', true) on conflict do nothing;
insert into grade_override (override_id, lead_id, kind, result, set_by, reason, set_at, holds_until)
values (gen_random_uuid(), '11111111-2222-3333-4444-555555555555', 'fit', 'A', 'sam-of-privacy',
  'I know Ada well', now(), now() + interval '1 day');
insert into consent (lead_id, purpose, channel, state, source, text_version, occurred_at, address)
values ('11111111-2222-3333-4444-555555555555', 'newsletter', 'email', 'granted', 'Ada', 'v1', now(),
  'Ada');
insert into customer_request (lead_id, cycle, asked_at) values
  ('11111111-2222-3333-4444-555555555555', 2, now());
insert into care_plan (element_instance_key, lead_id, cycle, task, care_at, planned_at) values
  (7004, '11111111-2222-3333-4444-555555555555', 2, 'check-onboarding', now(), now());
insert into care_answer (element_instance_key, lead_id, cycle, task, username, outcome, goal, note,
  answered_at) values
  (7005, '11111111-2222-3333-4444-555555555555', 2, 'check-onboarding', 'casey', 'taken-over', 'Ada',
   'Ada', now());
insert into idempotency_key (scope, key, fingerprint, lead_id, cycle, status, created_at) values
  ('request', 'key of Ada 11111111-2222-3333-4444-555555555555', 'Ada',
   '11111111-2222-3333-4444-555555555555', 1, 'accepted', now()),
  ('capture', '8001:8002', 'Ada', '11111111-2222-3333-4444-555555555555', 2, 'engaged', now());
insert into arrival (arrival_id, door, door_id, external_id, received_at, outcome, lead_id, cycle)
values (gen_random_uuid(), 'api', 'website', 'key of Ada', now(), 'accepted',
  '11111111-2222-3333-4444-555555555555', 1);
insert into outbox (lead_id, cycle, message, variables, created_at, next_attempt_at, published_at)
values ('11111111-2222-3333-4444-555555555555', 1, 'lead-captured', '{"note": "Ada"}', now(),
  '9999-01-01T00:00:00Z', now());
insert into lead_email (email_key, lead_id, added_at) values
  ('ada@analytical.example', '11111111-2222-3333-4444-555555555555', now()) on conflict do nothing;
insert into import_row (import_id, line, cells, outcome, problems, lead_id) values
  ('22222222-2222-3333-4444-555555555555', 2, '{"Ada","ada@analytical.example"}', 'accepted', null,
   '11111111-2222-3333-4444-555555555555'),
  ('22222222-2222-3333-4444-555555555555', 3, '{"Ada","Ada@Analytical.example"}', 'refused',
   '[{"field": "phone", "value": "Ada"}]', null);
insert into personal_data_look (looked_at, username, role, place, lead_id, leads, filter) values
  (now(), 'morgan', 'manager', 'lead', '11111111-2222-3333-4444-555555555555', 1, null),
  (now(), 'morgan', 'manager', 'leads', null, 2, 'source=ada@analytical.example');
