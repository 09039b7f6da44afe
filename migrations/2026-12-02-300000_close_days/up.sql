-- Days on which a venue is closed or opens for a part of the day: its own, or its organisation's for all of its venues.
-- Holidays of the country are in `holidays`.

create table closed_days (
    id uuid not null constraint closed_days_pkey primary key,
    organisation_id uuid not null constraint closed_days_organisation_fkey references organisations (id),
    venue_id uuid constraint closed_days_venue_fkey references venues (id),
    first_day date not null,
    last_day date not null,
    reason jsonb not null,
    opens_at time,
    closes_at time,
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint closed_days_end_after_start check (first_day <= last_day),
    constraint closed_days_short_day_has_both check ((opens_at is null) = (closes_at is null)),
    constraint closed_days_closes_after_opening check (opens_at < closes_at)
);
comment on column closed_days.venue_id is 'Null where it holds for every venue of the organisation.';
comment on column closed_days.opens_at is 'Of a short day, with closes_at; null where it is closed.';
create index closed_days_of_organisation on closed_days (organisation_id, last_day);
create index closed_days_of_venue on closed_days (venue_id, last_day) where venue_id is not null;
