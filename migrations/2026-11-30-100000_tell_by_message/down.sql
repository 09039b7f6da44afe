delete from letters where kind = 'message';
alter table letters drop constraint letters_kind_known;
alter table letters add constraint letters_kind_known check (kind in (
    'confirmation', 'change', 'cancellation', 'offer', 'promotion', 'reminder', 'accessibility-report'));

delete from call_attempts a using call_tasks c where c.id = a.call_task_id and c.kind = 'message';
delete from call_tasks where kind = 'message';
alter table call_tasks drop constraint call_tasks_kind_known;
alter table call_tasks add constraint call_tasks_kind_known check (kind in ('change', 'cancellation', 'offer', 'promotion'));
