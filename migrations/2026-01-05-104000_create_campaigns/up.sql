-- What a set of sessions is for: campaigns and their dated editions.

create table campaigns (
    id uuid not null constraint campaigns_pkey primary key,
    organisation_id uuid not null constraint campaigns_organisation_fkey references organisations (id),
    slug text not null constraint campaigns_slug_unique unique
        constraint campaigns_slug_plain check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
    name text not null,
    edit integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table editions (
    id uuid not null constraint editions_pkey primary key,
    organisation_id uuid not null constraint editions_organisation_fkey references organisations (id),
    campaign_id uuid not null constraint editions_campaign_fkey references campaigns (id),
    edition text not null constraint editions_edition_plain check (edition ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name jsonb not null,
    starts_on date not null,
    ends_on date,
    theme jsonb,
    rules jsonb,
    revision integer not null default 0,
    created_at timestamptz not null,
    constraint editions_edition_unique unique (campaign_id, edition),
    constraint editions_end_after_start check (ends_on >= starts_on)
);
comment on column editions.ends_on is 'Null where no end was announced.';
comment on column editions.revision is 'Rises by one at each submission by anyone.';
