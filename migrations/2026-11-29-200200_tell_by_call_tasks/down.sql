drop index call_tasks_by_session;
drop index call_tasks_by_due;
create index call_tasks_open on call_tasks (organisation_id, due_at) where state = 'open';

create table door_lines (
    booking_id uuid not null constraint door_lines_booking_fkey references bookings (id),
    kind text not null constraint door_lines_kind_known check (kind in ('change', 'cancellation', 'offer', 'promotion')),
    organisation_id uuid not null constraint door_lines_organisation_fkey references organisations (id),
    session_id uuid not null constraint door_lines_session_fkey references sessions (id),
    created_at timestamptz not null,
    facts jsonb not null default '{}',
    dedupe_key text not null,
    constraint door_lines_pkey primary key (booking_id, dedupe_key)
);
comment on table door_lines is 'People who can only be told when they come: the list at the door.';
comment on column door_lines.facts is 'What is to be said and nobody could look up later, as in letters.facts.';
comment on column door_lines.dedupe_key is 'One line for each, and for each booking.';
create index door_lines_by_session on door_lines (session_id);
insert into door_lines (booking_id, kind, organisation_id, session_id, created_at, facts, dedupe_key)
select c.booking_id, c.kind, c.organisation_id, c.session_id, c.created_at, c.facts,
       replace(c.dedupe_key, ':' || c.booking_id, '')
  from call_tasks c join bookings b on b.id = c.booking_id
 where b.phone is null and c.state = 'open';
delete from call_attempts a using call_tasks c, bookings b
 where c.id = a.call_task_id and b.id = c.booking_id and b.phone is null and c.state = 'open';
delete from call_tasks c using bookings b where b.id = c.booking_id and b.phone is null and c.state = 'open';

update call_tasks set state = 'done' where state = 'superseded';
alter table call_tasks drop constraint call_tasks_state_known;
alter table call_tasks add constraint call_tasks_state_known check (state in ('open', 'done'));
alter table call_tasks
    add column outcome text constraint call_tasks_outcome_known check (outcome in ('reached', 'no-answer', 'left-word')),
    add column note text;
update call_tasks c set outcome = nullif(last.outcome, 'told-at-door'), note = last.note
  from (select distinct on (call_task_id) call_task_id, outcome, note
          from call_attempts where taken_back_at is null order by call_task_id, at desc) last
 where last.call_task_id = c.id;
drop table call_attempts;
