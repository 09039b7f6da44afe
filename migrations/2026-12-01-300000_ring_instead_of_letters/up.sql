-- Somebody may ring whoever never got a confirmation.

alter table call_tasks drop constraint call_tasks_kind_known;
alter table call_tasks add constraint call_tasks_kind_known check (kind in (
    'confirmation', 'change', 'cancellation', 'offer', 'promotion', 'message')) not valid;
