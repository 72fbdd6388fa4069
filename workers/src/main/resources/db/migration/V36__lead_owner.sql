-- As in V25, in a language that keeps its plan: it is asked at each step of each lead.
create or replace function lead_owner(of_lead uuid, of_cycle int) returns text
language plpgsql stable as $$
begin
  return (
    select username from assignment
    where lead_id = of_lead and cycle = of_cycle
      and task not in ('resolve-stalled-follow-up', 'correct-lead', 'review-duplicate')
    order by assigned_at desc, element_instance_key desc limit 1);
end $$;
