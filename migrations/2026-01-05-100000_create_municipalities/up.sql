-- Reference data that every organisation and report stands on. Rows come from data/ by `migrate`.

create extension if not exists btree_gist;

create table municipalities (
    id integer generated always as identity constraint municipalities_pkey primary key,
    country text not null constraint municipalities_country_known check (country ~ '^[A-Z]{2}$'),
    code text not null constraint municipalities_code_is_digits check (code ~ '^[0-9]{4}$'),
    valid_from date not null,
    name text not null,
    region_code text not null,
    region_name text not null,
    lat double precision not null,
    lon double precision not null,
    constraint municipalities_code_unique_in_time unique (country, code, valid_from)
);
comment on table municipalities is
    'A code is unique only within a country and a time: 1860 is Laxå in Sweden and Vestvågøy in Norway.';
create index municipalities_by_code on municipalities (code);

create table holidays (
    country text not null,
    day date not null,
    name text not null,
    kind text not null,
    constraint holidays_pkey primary key (country, day, name)
);

create table languages (
    tag text not null constraint languages_pkey primary key,
    endonym text not null,
    direction text not null constraint languages_direction_known check (direction in ('ltr', 'rtl')),
    names jsonb not null
);
