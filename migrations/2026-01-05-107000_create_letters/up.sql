-- How people are told: by letter, by telephone, or at the door. Facts, not words.

create table letters (
    id uuid not null constraint letters_pkey primary key,
    organisation_id uuid not null constraint letters_organisation_fkey references organisations (id),
    booking_id uuid constraint letters_booking_fkey references bookings (id),
    kind text not null constraint letters_kind_known check (kind in (
        'confirmation', 'change', 'cancellation', 'offer', 'promotion', 'reminder')),
    state text not null default 'waiting' constraint letters_state_known
        check (state in ('waiting', 'sending', 'sent', 'failed', 'given-up', 'expired', 'superseded')),
    recipient text,
    language text not null,
    facts jsonb not null,
    dedupe_key text not null constraint letters_told_once unique,
    due_at timestamptz not null,
    attempts integer not null default 0,
    leased_until timestamptz,
    message_id text,
    reason text,
    created_at timestamptz not null,
    sent_at timestamptz
);
create index letters_due on letters (due_at) where state in ('waiting', 'sending');
create index letters_by_booking on letters (booking_id);

create table call_tasks (
    id uuid not null constraint call_tasks_pkey primary key,
    organisation_id uuid not null constraint call_tasks_organisation_fkey references organisations (id),
    booking_id uuid not null constraint call_tasks_booking_fkey references bookings (id),
    session_id uuid not null constraint call_tasks_session_fkey references sessions (id),
    kind text not null constraint call_tasks_kind_known check (kind in ('change', 'cancellation', 'offer', 'promotion')),
    state text not null default 'open' constraint call_tasks_state_known check (state in ('open', 'done')),
    dedupe_key text not null constraint call_tasks_told_once unique,
    due_at timestamptz not null,
    attempts integer not null default 0,
    outcome text constraint call_tasks_outcome_known check (outcome in ('reached', 'no-answer', 'left-word')),
    note text,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index call_tasks_open on call_tasks (organisation_id, due_at) where state = 'open';
create index call_tasks_by_booking on call_tasks (booking_id);

create table door_lines (
    booking_id uuid not null constraint door_lines_booking_fkey references bookings (id),
    kind text not null constraint door_lines_kind_known check (kind in ('change', 'cancellation', 'offer', 'promotion')),
    organisation_id uuid not null constraint door_lines_organisation_fkey references organisations (id),
    session_id uuid not null constraint door_lines_session_fkey references sessions (id),
    created_at timestamptz not null,
    constraint door_lines_pkey primary key (booking_id, kind)
);
comment on table door_lines is 'People who can only be told when they come: the list at the door.';
create index door_lines_by_session on door_lines (session_id);
