-- Who owns sessions and answers for people's data: a tree that the database keeps a tree.

create table organisations (
    id uuid not null constraint organisations_pkey primary key,
    slug text not null constraint organisations_slug_unique unique
        constraint organisations_slug_plain check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
    name text not null,
    kind text not null constraint organisations_kind_known check (kind in (
        'municipality', 'region', 'library', 'department', 'study-association', 'adult-education',
        'authority', 'association', 'company', 'network')),
    parent_id uuid,
    controller boolean not null default false,
    municipality_id integer constraint organisations_municipality_fkey references municipalities (id),
    country text not null constraint organisations_country_known check (country ~ '^[A-Z]{2}$'),
    time_zone text not null,
    languages text[] not null constraint organisations_languages_some check (cardinality(languages) > 0),
    publication_reserved boolean not null default false,
    retention_days integer not null default 14
        constraint organisations_retention_bounded check (retention_days between 1 and 365),
    phone text,
    edit integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- A network meets the others through a campaign, never as their parent: the pair below is
    -- what a child points at, and a network's pair says false.
    may_be_parent boolean generated always as (kind <> 'network') stored,
    parent_may_be_parent boolean generated always as (case when parent_id is null then null else true end) stored,
    constraint organisations_parent_target unique (id, may_be_parent),
    constraint organisations_parent_is_no_network foreign key (parent_id, parent_may_be_parent)
        references organisations (id, may_be_parent),
    constraint organisations_root_is_controller check (parent_id is not null or controller),
    constraint organisations_not_own_parent check (parent_id is distinct from id)
);
create index organisations_by_parent on organisations (parent_id);

create function organisations_refuse_circle() returns trigger language plpgsql as $$
begin
    if new.parent_id is null then
        return new;
    end if;
    -- Two moves that close a circle together would not see each other: one at a time.
    perform pg_advisory_xact_lock(hashtext('organisations_tree'));
    if exists (
        with recursive above (id) as (
            select new.parent_id
            union
            select o.parent_id from organisations o join above a on o.id = a.id where o.parent_id is not null
        )
        select 1 from above where id = new.id
    ) then
        raise exception 'an organisation cannot stand below itself'
            using errcode = 'check_violation', constraint = 'organisations_no_circle';
    end if;
    return new;
end
$$;

create trigger organisations_no_circle before insert or update of parent_id on organisations
    for each row execute function organisations_refuse_circle();
