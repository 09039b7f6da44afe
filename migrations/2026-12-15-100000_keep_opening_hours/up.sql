-- When a venue is open in a week, with staff there or without, and in which weeks that is otherwise.

create table opening_hours (
    venue_id uuid not null constraint opening_hours_pkey primary key
        constraint opening_hours_venue_fkey references venues (id) on delete cascade,
    organisation_id uuid not null constraint opening_hours_organisation_fkey references organisations (id),
    weeks jsonb not null constraint opening_hours_weeks_listed check (jsonb_typeof(weeks) = 'array'),
    version integer not null default 1,
    updated_at timestamptz not null
);
comment on column opening_hours.weeks is 'As the API writes them, and checked by it; a venue without a row has said none.';
