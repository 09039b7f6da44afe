-- Sessions that were made together from a repeating rule, and the dates of the rule that were left out.

create table series (
    id uuid not null constraint series_pkey primary key,
    organisation_id uuid not null constraint series_organisation_fkey references organisations (id),
    venue_id uuid not null constraint series_venue_fkey references venues (id),
    rule jsonb not null,
    template jsonb not null,
    skipped jsonb not null,
    created_at timestamptz not null
);
comment on column series.rule is 'How it repeats, in wall time, as the API takes it.';
comment on column series.template is 'The session that repeats, as the API takes it, without a time: what the next term begins with.';
comment on column series.skipped is 'Dates of the rule without a session, each with the reason.';

alter table sessions add column series_id uuid;
alter table sessions add constraint sessions_series_fkey foreign key (series_id) references series (id) not valid;
