create index if not exists task_on_list on act_ru_task (assignee_, due_date_);

-- The engine's own history is the timeline of its steps; what is not a step stands beside it.
create or replace view lead_timeline as
select lead_id, at, entry from timeline
union all
select i.business_key_::bigint, coalesce(a.end_time_, a.start_time_), a.act_name_
from act_hi_actinst a join act_hi_procinst i on i.id_ = a.proc_inst_id_
where a.act_id_ = 'asleep'
   or a.act_type_ in ('serviceTask', 'userTask', 'endEvent') and a.end_time_ is not null;
