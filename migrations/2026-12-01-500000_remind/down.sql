delete from call_attempts a using call_tasks c where c.id = a.call_task_id and c.kind = 'reminder';
delete from call_tasks where kind = 'reminder';
alter table call_tasks drop constraint call_tasks_kind_known;
alter table call_tasks add constraint call_tasks_kind_known check (kind in (
    'confirmation', 'change', 'cancellation', 'offer', 'promotion', 'message'));

alter table organisations drop column remind_by_phone;
