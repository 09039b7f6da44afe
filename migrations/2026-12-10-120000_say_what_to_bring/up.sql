-- What visitors of an organisation's sessions have along, by the kind of session. Departments inherit it.

create table usual_texts (
    organisation_id uuid not null constraint usual_texts_organisation_fkey references organisations (id),
    kind text not null constraint usual_texts_kind_known check (kind in (
        'one-to-one', 'drop-in', 'lecture', 'workshop', 'course', 'cafe', 'open-house', 'fair', 'phone', 'home-visit',
        'outreach', 'children', 'debate', 'focus-group', 'internal-training')),
    text jsonb,
    version integer not null constraint usual_texts_version_positive check (version > 0),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint usual_texts_pkey primary key (organisation_id, kind)
);
comment on column usual_texts.text is 'Texts by language. Null once it is taken away: the version goes on.';
