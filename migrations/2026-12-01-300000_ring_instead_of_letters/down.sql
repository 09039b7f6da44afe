delete from call_attempts a using call_tasks c where c.id = a.call_task_id and c.kind = 'confirmation';
delete from call_tasks where kind = 'confirmation';
alter table call_tasks drop constraint call_tasks_kind_known;
alter table call_tasks add constraint call_tasks_kind_known check (kind in (
    'change', 'cancellation', 'offer', 'promotion', 'message'));
