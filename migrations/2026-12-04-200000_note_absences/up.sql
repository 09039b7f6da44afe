-- Days on which a helper is away: nothing is planned with them then. Why is not kept.

create table absences (
    id uuid not null constraint absences_pkey primary key,
    organisation_id uuid not null constraint absences_organisation_fkey references organisations (id),
    staff_id uuid not null constraint absences_staff_fkey references staff (id) on delete cascade,
    first_day date not null,
    last_day date not null,
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint absences_end_after_start check (first_day <= last_day)
);
create index absences_of_helper on absences (staff_id, last_day);
