-- A message to everybody booked, without a change of the session, is a kind of letter and of call task of its own.

alter table letters drop constraint letters_kind_known;
alter table letters add constraint letters_kind_known check (kind in (
    'confirmation', 'change', 'cancellation', 'offer', 'promotion', 'message', 'reminder', 'accessibility-report')) not valid;

alter table call_tasks drop constraint call_tasks_kind_known;
alter table call_tasks add constraint call_tasks_kind_known check (kind in (
    'change', 'cancellation', 'offer', 'promotion', 'message')) not valid;
