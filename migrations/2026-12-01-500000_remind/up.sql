-- People are reminded of their session: by letter, and by telephone where their organisation rings.

alter table organisations add column remind_by_phone boolean not null default false;
comment on column organisations.remind_by_phone is 'Whether whoever is reached by telephone is rung before a session.';

alter table call_tasks drop constraint call_tasks_kind_known;
alter table call_tasks add constraint call_tasks_kind_known check (kind in (
    'confirmation', 'change', 'cancellation', 'offer', 'promotion', 'message', 'reminder')) not valid;
