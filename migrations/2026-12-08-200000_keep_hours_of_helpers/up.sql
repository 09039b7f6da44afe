-- The hours of a week at which helpers are there, by the clock of the venue.

create table helper_hours (
    id uuid not null constraint helper_hours_pkey primary key,
    organisation_id uuid not null constraint helper_hours_organisation_fkey references organisations (id),
    staff_id uuid not null constraint helper_hours_staff_fkey references staff (id) on delete cascade,
    venue_id uuid not null constraint helper_hours_venue_fkey references venues (id) on delete cascade,
    weekday text not null constraint helper_hours_weekday_known
        check (weekday in ('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')),
    starts time not null,
    ends time not null,
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint helper_hours_end_after_start check (starts < ends)
);
create index helper_hours_of_helper on helper_hours (staff_id);
create index helper_hours_of_venue on helper_hours (venue_id);
