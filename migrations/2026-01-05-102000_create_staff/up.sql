-- Who works at the desk: people, what they were granted, how they sign in, what they did.

create table staff (
    id uuid not null constraint staff_pkey primary key,
    organisation_id uuid constraint staff_organisation_fkey references organisations (id),
    name text not null,
    email text,
    password_hash text,
    disabled_at timestamptz,
    edit integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint staff_password_needs_email check (password_hash is null or email is not null)
);
comment on column staff.organisation_id is 'Null for the operator of the whole installation alone.';
comment on column staff.email is 'Null for a helper who never signs in.';
create unique index staff_email_unique on staff (lower(email));
create index staff_by_organisation on staff (organisation_id);

create table pledges (
    staff_id uuid not null constraint pledges_staff_fkey references staff (id) on delete cascade,
    organisation_id uuid not null constraint pledges_organisation_fkey references organisations (id),
    pledged_on date not null,
    constraint pledges_pkey primary key (staff_id, organisation_id)
);
comment on table pledges is 'The dated secrecy pledge without which a volunteer sees no roster.';

create table grants (
    id uuid not null constraint grants_pkey primary key,
    staff_id uuid not null constraint grants_staff_fkey references staff (id) on delete cascade,
    role text not null constraint grants_role_known check (role in (
        'volunteer', 'helper', 'desk', 'planner', 'coordinator', 'steering',
        'campaign-organiser', 'auditor', 'operator')),
    organisation_id uuid constraint grants_organisation_fkey references organisations (id),
    venue_id uuid,
    created_at timestamptz not null,
    constraint grants_whole_installation_is_operators
        check ((role = 'operator') = (organisation_id is null))
);
comment on column grants.venue_id is 'Null: the organisation and everything below it, as far as the next controller.';
create index grants_by_staff on grants (staff_id);
create unique index grants_given_once on grants (staff_id, role, organisation_id, venue_id) nulls not distinct;

create table sign_ins (
    id_hash bytea not null constraint sign_ins_pkey primary key,
    staff_id uuid not null constraint sign_ins_staff_fkey references staff (id) on delete cascade,
    organisation_id uuid constraint sign_ins_organisation_fkey references organisations (id),
    created_at timestamptz not null,
    seen_at timestamptz not null
);
create index sign_ins_by_staff on sign_ins (staff_id);

create table tokens (
    hash bytea not null constraint tokens_pkey primary key,
    staff_id uuid not null constraint tokens_staff_fkey references staff (id) on delete cascade,
    organisation_id uuid constraint tokens_organisation_fkey references organisations (id),
    name text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    seen_at timestamptz
);
create index tokens_by_staff on tokens (staff_id);

create table sign_in_tries (
    email_hash bytea not null constraint sign_in_tries_pkey primary key,
    misses integer not null,
    since timestamptz not null
);
comment on table sign_in_tries is 'Misses by a keyed hash of the address as typed, known or not: a wait tells nothing.';

create table audit (
    id uuid not null constraint audit_pkey primary key,
    organisation_id uuid constraint audit_organisation_fkey references organisations (id),
    staff_id uuid constraint audit_staff_fkey references staff (id),
    act text not null constraint audit_act_dotted check (act ~ '^[a-z-]+\.[a-z-]+$'),
    object_id uuid,
    facts jsonb not null default '{}',
    at timestamptz not null
);
create index audit_by_organisation on audit (organisation_id, at);
create index audit_by_object on audit (object_id);
