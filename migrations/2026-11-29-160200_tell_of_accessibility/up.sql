-- What an organisation says of the accessibility of its service, what people report of it, and where reports go.

alter table organisations add column email text;
comment on column organisations.email is 'Where people reach it by letter; reports of accessibility go there.';

create table accessibility_statements (
    organisation_id uuid not null constraint accessibility_statements_pkey primary key
        constraint accessibility_statements_organisation_fkey references organisations (id),
    conformity text constraint accessibility_statements_conformity_known
        check (conformity in ('full', 'partial', 'none')),
    not_accessible jsonb,
    method jsonb,
    assessed_on date,
    supervisor text,
    supervisor_url text,
    outside_url text,
    version integer not null,
    updated_at timestamptz not null,
    constraint accessibility_statements_says_something
        check (outside_url is not null or (conformity is not null and assessed_on is not null))
);
comment on column accessibility_statements.outside_url is 'The declaration where the state keeps it, as in Norway.';

create table accessibility_reports (
    id uuid not null constraint accessibility_reports_pkey primary key,
    organisation_id uuid not null constraint accessibility_reports_organisation_fkey references organisations (id),
    what text not null,
    page text,
    contact text,
    language text not null,
    created_at timestamptz not null,
    handled_at timestamptz,
    handled_by uuid constraint accessibility_reports_handled_by_fkey references staff (id)
);
create index accessibility_reports_by_organisation on accessibility_reports (organisation_id, created_at);

alter table letters drop constraint letters_kind_known;
alter table letters add constraint letters_kind_known check (kind in (
    'confirmation', 'change', 'cancellation', 'offer', 'promotion', 'reminder', 'accessibility-report')) not valid;
