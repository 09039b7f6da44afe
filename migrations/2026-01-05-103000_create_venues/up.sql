-- Where people meet: venues and the rooms in them.

create table venues (
    id uuid not null constraint venues_pkey primary key,
    organisation_id uuid not null constraint venues_organisation_fkey references organisations (id),
    slug text not null constraint venues_slug_unique unique
        constraint venues_slug_plain check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
    name text not null,
    kind text not null constraint venues_kind_known check (kind in (
        'library', 'branch-library', 'service-point', 'contact-centre', 'learning-centre',
        'culture-house', 'state-office', 'study-association', 'folk-high-school',
        'senior-meeting-place', 'sheltered-housing', 'school', 'mobile-stop', 'market', 'hospital',
        'home', 'online', 'phone', 'other')),
    municipality_id integer not null constraint venues_municipality_fkey references municipalities (id),
    time_zone text not null,
    address text,
    phone text,
    lat double precision constraint venues_lat_on_earth check (lat between -90 and 90),
    lon double precision constraint venues_lon_on_earth check (lon between -180 and 180),
    accessibility jsonb,
    edit integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint venues_whole_position check ((lat is null) = (lon is null))
);
create index venues_by_organisation on venues (organisation_id);
create index venues_by_municipality on venues (municipality_id);

create table rooms (
    id uuid not null constraint rooms_pkey primary key,
    organisation_id uuid not null constraint rooms_organisation_fkey references organisations (id),
    venue_id uuid not null constraint rooms_venue_fkey references venues (id),
    name text not null,
    shared boolean not null default false,
    edit integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint rooms_name_unique_in_venue unique (venue_id, name),
    constraint rooms_in_venue_target unique (id, venue_id)
);

alter table grants add constraint grants_venue_fkey foreign key (venue_id) references venues (id);
