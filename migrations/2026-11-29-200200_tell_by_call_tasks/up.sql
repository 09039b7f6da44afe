-- Whom a person must tell stands in one table: a line at the door is a call task of a booking without a number, as
-- that is now. Each try is a row of its own, so that nothing that was said of a call is written over.
-- A task is `superseded` once it is no longer true: its booking has ended or moved, its offer was answered, or a newer
-- change says it all. Nobody was told then, and nobody is to be. That a call was given up is not stored: it follows
-- from the tries and the clock.

create table call_attempts (
    id uuid not null constraint call_attempts_pkey primary key,
    organisation_id uuid not null constraint call_attempts_organisation_fkey references organisations (id),
    call_task_id uuid not null constraint call_attempts_task_fkey references call_tasks (id),
    staff_id uuid constraint call_attempts_staff_fkey references staff (id),
    at timestamptz not null,
    outcome text not null constraint call_attempts_outcome_known
        check (outcome in ('reached', 'no-answer', 'left-word', 'told-at-door')),
    note text,
    taken_back_at timestamptz
);
comment on table call_attempts is 'Each try to tell somebody: who tried, when, and what came of it.';
comment on column call_attempts.staff_id is 'Null for a try of an older version, which did not write down whose it was.';
comment on column call_attempts.taken_back_at is 'When it was said to be a wrong press; it counts for nothing then.';
create index call_attempts_by_task on call_attempts (call_task_id, at);

insert into call_attempts (id, organisation_id, call_task_id, at, outcome, note)
select gen_random_uuid(), organisation_id, id, updated_at, outcome, note from call_tasks where outcome is not null;

alter table call_tasks drop column outcome, drop column note;
alter table call_tasks drop constraint call_tasks_state_known;
alter table call_tasks add constraint call_tasks_state_known check (state in ('open', 'done', 'superseded'));

insert into call_tasks (id, organisation_id, booking_id, session_id, kind, facts, dedupe_key, due_at, created_at, updated_at)
select gen_random_uuid(), organisation_id, booking_id, session_id, kind, facts, dedupe_key || ':' || booking_id,
       created_at, created_at, created_at
  from door_lines
    on conflict (dedupe_key) do nothing;
drop table door_lines;

update call_tasks c set state = 'superseded'
  from bookings b
 where b.id = c.booking_id and c.state = 'open'
   and (b.wiped_at is not null or not case c.kind
        when 'cancellation' then b.status = 'cancelled'
        when 'offer' then b.status in ('offered', 'waiting')
        when 'promotion' then b.status in ('confirmed', 'pending')
        else b.status <> 'cancelled' or b.ended_by = 'no-booking-needed' end);

drop index call_tasks_open;
create index call_tasks_by_due on call_tasks (organisation_id, state, due_at, id);
create index call_tasks_by_session on call_tasks (session_id, state);
