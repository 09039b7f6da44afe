-- Sessions to begin from: what an organisation holds again and again, without a day.

create table session_templates (
    id uuid not null constraint session_templates_pkey primary key,
    organisation_id uuid not null constraint session_templates_organisation_fkey references organisations (id),
    name text not null,
    template jsonb not null,
    created_at timestamptz not null,
    constraint session_templates_name_unique unique (organisation_id, name)
);
comment on column session_templates.template is 'The session as the API takes it, without a day.';
