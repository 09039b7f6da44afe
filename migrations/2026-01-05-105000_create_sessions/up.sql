-- One dated happening that can be booked or counted, its seats, and who and what it occupies.

create table sessions (
    id uuid not null constraint sessions_pkey primary key,
    organisation_id uuid not null constraint sessions_organisation_fkey references organisations (id),
    venue_id uuid not null constraint sessions_venue_fkey references venues (id),
    room_id uuid,
    municipality_id integer not null constraint sessions_municipality_fkey references municipalities (id),
    course_id uuid constraint sessions_course_fkey references sessions (id),
    kind text not null constraint sessions_kind_known check (kind in (
        'one-to-one', 'drop-in', 'lecture', 'workshop', 'course', 'fair', 'cafe', 'open-house',
        'home-visit', 'phone', 'outreach', 'focus-group', 'internal-training', 'children', 'debate')),
    mode text not null constraint sessions_mode_known check (mode in ('booking', 'drop-in')),
    status text not null constraint sessions_status_known
        check (status in ('draft', 'proposed', 'published', 'cancelled')),
    title jsonb not null,
    description jsonb,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    time_zone text not null,
    local_date date not null,
    local_time time not null,
    arrangement text not null default 'own' constraint sessions_arrangement_known
        check (arrangement in ('own', 'with-others', 'others-alone')),
    waitlist boolean not null default true,
    promotion text not null default 'give' constraint sessions_promotion_known check (promotion in ('give', 'offer')),
    offer_minutes integer not null default 720
        constraint sessions_offer_minutes_bounded check (offer_minutes between 5 and 20160),
    promotion_ends_minutes_before integer not null default 120
        constraint sessions_promotion_end_bounded check (promotion_ends_minutes_before between 0 and 20160),
    languages text[] not null default '{}',
    topics text[] not null default '{}',
    audience text not null default 'public' constraint sessions_audience_known
        check (audience in ('public', 'internal', 'invited')),
    fee jsonb,
    booking_opens_at timestamptz,
    booking_closes_at timestamptz,
    cancel_reason jsonb,
    clash_group uuid not null,
    edit integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint sessions_ends_after_start check (ends_at > starts_at),
    constraint sessions_room_in_venue foreign key (room_id, venue_id) references rooms (id, venue_id),
    constraint sessions_no_meeting_of_itself check (course_id is distinct from id),
    constraint sessions_owner_target unique (id, organisation_id)
);
comment on column sessions.municipality_id is 'A copy of the venue''s, so that a merger does not rewrite the past.';
comment on column sessions.clash_group is 'Sessions of one group may overlap; its own id unless staff allowed it beside another.';
create index sessions_public_list on sessions (starts_at, id)
    where status in ('published', 'cancelled') and audience = 'public' and course_id is null;
create index sessions_public_by_municipality on sessions (municipality_id, starts_at)
    where status in ('published', 'cancelled') and audience = 'public' and course_id is null;
create index sessions_by_venue on sessions (venue_id, starts_at);
create index sessions_by_owner on sessions (organisation_id, starts_at);
create index sessions_by_course on sessions (course_id) where course_id is not null;

create table session_seats (
    session_id uuid not null constraint session_seats_pkey primary key
        constraint session_seats_session_fkey references sessions (id) on delete cascade,
    organisation_id uuid not null,
    total integer constraint session_seats_total_bounded check (total between 1 and 1000000),
    overbook integer not null default 0 constraint session_seats_overbook_not_negative check (overbook >= 0),
    taken integer not null default 0,
    waiting integer not null default 0 constraint session_seats_waiting_not_negative check (waiting >= 0),
    next_place bigint not null default 1,
    constraint session_seats_never_oversold check (taken between 0 and coalesce(total, 0) + overbook),
    constraint session_seats_owner_fkey foreign key (session_id, organisation_id)
        references sessions (id, organisation_id) on update cascade on delete cascade
) with (fillfactor = 50);
comment on table session_seats is
    'The counters a booking locks: narrow, and with room in the page, so that an update stays in place.';
comment on column session_seats.total is 'Null for a drop-in and for a meeting of a course.';
comment on column session_seats.overbook is 'Seats staff sold beyond the total, each with a reason in the audit log.';

create table session_editions (
    session_id uuid not null constraint session_editions_session_fkey references sessions (id) on delete cascade,
    edition_id uuid not null constraint session_editions_edition_fkey references editions (id),
    organisation_id uuid not null constraint session_editions_organisation_fkey references organisations (id),
    constraint session_editions_pkey primary key (session_id, edition_id)
);
create index session_editions_by_edition on session_editions (edition_id, session_id);

create table session_organisers (
    session_id uuid not null constraint session_organisers_session_fkey references sessions (id) on delete cascade,
    position integer not null,
    organisation_id uuid not null constraint session_organisers_owner_fkey references organisations (id),
    organiser_id uuid constraint session_organisers_organiser_fkey references organisations (id),
    name text not null,
    role text not null constraint session_organisers_role_known check (role in ('owner', 'partner', 'guest')),
    constraint session_organisers_pkey primary key (session_id, position)
);

create table session_helpers (
    session_id uuid not null constraint session_helpers_session_fkey references sessions (id) on delete cascade,
    staff_id uuid not null constraint session_helpers_staff_fkey references staff (id),
    organisation_id uuid not null constraint session_helpers_organisation_fkey references organisations (id),
    constraint session_helpers_pkey primary key (session_id, staff_id)
);
create index session_helpers_by_staff on session_helpers (staff_id, session_id);

create table occupations (
    session_id uuid not null constraint occupations_session_fkey references sessions (id) on delete cascade,
    resource uuid not null,
    resource_kind text not null constraint occupations_resource_known check (resource_kind in ('room', 'helper')),
    organisation_id uuid not null constraint occupations_organisation_fkey references organisations (id),
    span tstzrange not null,
    clash_group uuid not null,
    constraint occupations_pkey primary key (session_id, resource),
    constraint occupations_no_clash exclude using gist (resource with =, span with &&, clash_group with <>)
);
comment on table occupations is
    'A room that is not shared, or a helper, and when: gone when the session is cancelled. A course''s own row occupies nothing.';
