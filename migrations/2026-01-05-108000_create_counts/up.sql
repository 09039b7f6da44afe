-- Who came, how many there were, and what was handed in: three different things.

create table attendance (
    booking_id uuid not null constraint attendance_booking_fkey references bookings (id),
    session_id uuid not null constraint attendance_session_fkey references sessions (id),
    organisation_id uuid not null constraint attendance_organisation_fkey references organisations (id),
    outcome text not null constraint attendance_outcome_known check (outcome in ('came', 'no-show', 'excused')),
    people integer not null constraint attendance_people_bounded check (people between 0 and 1000),
    by uuid not null constraint attendance_by_fkey references staff (id),
    at timestamptz not null,
    constraint attendance_pkey primary key (booking_id, session_id),
    constraint attendance_only_who_came_counts check (outcome = 'came' or people = 0)
);
comment on column attendance.session_id is 'The session itself, or the meeting of a course.';
create index attendance_by_session on attendance (session_id);

create table walk_ins (
    id uuid not null constraint walk_ins_pkey primary key,
    organisation_id uuid not null constraint walk_ins_organisation_fkey references organisations (id),
    session_id uuid not null constraint walk_ins_session_fkey references sessions (id),
    count integer not null constraint walk_ins_count_bounded check (count between 1 and 1000),
    by uuid not null constraint walk_ins_by_fkey references staff (id),
    at timestamptz not null
);
comment on table walk_ins is 'Bare numbers that take no seat; a walk-in with a name is a booking.';
create index walk_ins_by_session on walk_ins (session_id);

create table counts (
    session_id uuid not null constraint counts_session_fkey references sessions (id),
    version integer not null constraint counts_version_positive check (version > 0),
    organisation_id uuid not null constraint counts_organisation_fkey references organisations (id),
    state text not null constraint counts_state_known check (state in ('counted', 'estimated')),
    total integer not null constraint counts_total_bounded check (total between 0 and 1000000),
    children integer,
    women integer,
    men integer,
    first_visits integer,
    digital integer constraint counts_digital_bounded check (digital between 0 and 10000000),
    ages jsonb,
    languages jsonb,
    by uuid not null constraint counts_by_fkey references staff (id),
    at timestamptz not null,
    constraint counts_pkey primary key (session_id, version),
    constraint counts_parts_within_total check (
        coalesce(children, 0) between 0 and total
        and coalesce(women, 0) >= 0 and coalesce(men, 0) >= 0
        and coalesce(women, 0) + coalesce(men, 0) <= total
        and coalesce(first_visits, 0) between 0 and total)
);
comment on column counts.total is 'People in the room; digital participants are counted beside it, never in it.';

create table submissions (
    id uuid not null constraint submissions_id_unique unique,
    edition_id uuid not null constraint submissions_edition_fkey references editions (id),
    revision integer not null constraint submissions_revision_positive check (revision > 0),
    organisation_id uuid not null constraint submissions_organisation_fkey references organisations (id),
    by uuid not null constraint submissions_by_fkey references staff (id),
    at timestamptz not null,
    constraint submissions_pkey primary key (edition_id, revision)
);

create table submitted_sessions (
    edition_id uuid not null,
    revision integer not null,
    session_id uuid not null constraint submitted_sessions_session_fkey references sessions (id),
    organisation_id uuid not null constraint submitted_sessions_organisation_fkey references organisations (id),
    controller_id uuid not null constraint submitted_sessions_controller_fkey references organisations (id),
    venue_id uuid not null constraint submitted_sessions_venue_fkey references venues (id),
    municipality_id integer not null constraint submitted_sessions_municipality_fkey references municipalities (id),
    kind text not null,
    day date not null,
    languages text[] not null,
    organiser_type text not null,
    state text not null constraint submitted_sessions_state_known
        check (state in ('planned', 'cancelled', 'unreported', 'estimated', 'counted', 'withdrawn')),
    bookings integer not null,
    no_shows integer not null,
    walk_ins integer not null,
    participants integer not null,
    children integer not null,
    digital integer not null,
    constraint submitted_sessions_pkey primary key (edition_id, session_id, revision),
    constraint submitted_sessions_submission_fkey foreign key (edition_id, revision)
        references submissions (edition_id, revision)
);
comment on table submitted_sessions is
    'Frozen figures. Revision n of an edition is, for each session, its newest row up to n; withdrawn says it left.';
