-- What an organisation says in its own words in every letter of a kind.

create table letter_texts (
    organisation_id uuid not null constraint letter_texts_organisation_fkey references organisations (id),
    kind text not null constraint letter_texts_kind_known check (kind in (
        'confirmation', 'cancellation', 'change', 'promotion', 'offer', 'reminder')),
    text jsonb,
    version integer not null constraint letter_texts_version_positive check (version > 0),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint letter_texts_pkey primary key (organisation_id, kind)
);
comment on column letter_texts.text is
    'Texts by language, with variables in braces. Null once it is taken away: the version goes on.';
