-- What a venue has a number of, laptops or tablets; how many of them a session uses, and how long it needs before and after.

create table equipment (
    id uuid not null constraint equipment_pkey primary key,
    organisation_id uuid not null constraint equipment_organisation_fkey references organisations (id),
    venue_id uuid not null constraint equipment_venue_fkey references venues (id) on delete cascade,
    name text not null,
    count integer not null constraint equipment_count_bounded check (count between 1 and 1000),
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint equipment_name_unique_in_venue unique (venue_id, name)
);
create table session_equipment (
    session_id uuid not null constraint session_equipment_session_fkey references sessions (id) on delete cascade,
    equipment_id uuid not null constraint session_equipment_equipment_fkey references equipment (id),
    organisation_id uuid not null constraint session_equipment_organisation_fkey references organisations (id),
    count integer not null constraint session_equipment_count_bounded check (count between 1 and 1000),
    constraint session_equipment_pkey primary key (session_id, equipment_id)
);
comment on table session_equipment is
    'A course''s own row says what its meetings use; only they use it. A cancelled session keeps its rows and uses nothing.';
create index session_equipment_by_equipment on session_equipment (equipment_id, session_id);
alter table sessions
    add column set_up_minutes integer not null default 0,
    add column clearing_minutes integer not null default 0;
comment on column sessions.set_up_minutes is
    'So much earlier than its start it occupies room, helpers and equipment. People are told the start.';
alter table sessions
    add constraint sessions_set_up_bounded check (set_up_minutes between 0 and 240) not valid,
    add constraint sessions_clearing_bounded check (clearing_minutes between 0 and 240) not valid;
