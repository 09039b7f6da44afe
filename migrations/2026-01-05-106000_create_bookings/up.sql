-- Seats in a session for somebody, with everything that is written in the booking's transaction.

create table signing_keys (
    id smallint generated always as identity constraint signing_keys_pkey primary key,
    fingerprint bytea not null constraint signing_keys_fingerprint_unique unique,
    created_at timestamptz not null
);
comment on table signing_keys is 'Fingerprints of the keys PINs and links are derived with; the keys stay outside.';

create table bookings (
    id uuid not null constraint bookings_pkey primary key,
    organisation_id uuid not null,
    session_id uuid not null,
    number text not null constraint bookings_number_unique unique
        constraint bookings_number_eight_signs check (number ~ '^[346789ABCDEFGHJKMNPQRSTVWXYZ]{8}$'),
    key_id smallint not null constraint bookings_key_fkey references signing_keys (id),
    pin_version integer not null default 1,
    link_version integer not null default 1,
    status text not null constraint bookings_status_known check (status in (
        'confirmed', 'waiting', 'offered', 'pending', 'cancelled', 'came', 'no-show', 'excused')),
    seats integer not null constraint bookings_seats_positive check (seats between 1 and 1000),
    companions integer not null default 0 constraint bookings_companions_bounded check (companions between 0 and 100),
    name text,
    email text,
    phone text,
    notify text not null constraint bookings_notify_known check (notify in ('email', 'phone', 'none')),
    booked_by jsonb not null default '{"relation": "self"}',
    language text not null,
    interpreter text,
    topics text[] not null default '{}',
    device text,
    needs text[] not null default '{}',
    visit jsonb,
    discreet boolean not null default false,
    walk_in boolean not null default false,
    place bigint,
    offered_until timestamptz,
    released_at timestamptz,
    created_by uuid constraint bookings_created_by_fkey references staff (id),
    edit integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    wiped_at timestamptz,
    constraint bookings_owner_is_the_sessions foreign key (session_id, organisation_id)
        references sessions (id, organisation_id) on update cascade,
    constraint bookings_waiting_has_a_place check (status <> 'waiting' or place is not null),
    constraint bookings_offer_has_an_end check (status <> 'offered' or offered_until is not null),
    constraint bookings_wiped_is_empty check (wiped_at is null or (
        name is null and email is null and phone is null and visit is null and not booked_by ? 'name'))
);
create index bookings_by_session on bookings (session_id);
create index bookings_queue on bookings (session_id, place) where status = 'waiting';
create index bookings_by_email on bookings (email) where email is not null and wiped_at is null;
create index bookings_keys_in_use on bookings (key_id) where wiped_at is null;
create index bookings_not_wiped on bookings (session_id) where wiped_at is null;

create table holds (
    id uuid not null constraint holds_pkey primary key,
    organisation_id uuid not null,
    session_id uuid not null,
    seats integer not null constraint holds_seats_positive check (seats between 1 and 1000),
    expires_at timestamptz not null,
    created_by uuid not null constraint holds_created_by_fkey references staff (id),
    created_at timestamptz not null,
    constraint holds_owner_is_the_sessions foreign key (session_id, organisation_id)
        references sessions (id, organisation_id) on update cascade
);
create index holds_by_session on holds (session_id, expires_at);

create table idempotency_keys (
    scope text not null,
    key text not null,
    organisation_id uuid,
    fingerprint bytea not null,
    kind text not null,
    created_id uuid not null,
    pin_version integer,
    created_at timestamptz not null,
    constraint idempotency_keys_pkey primary key (scope, key)
);
comment on table idempotency_keys is 'What came into being under a key: no name, no PIN. Kept 72 hours.';
create index idempotency_keys_by_age on idempotency_keys (created_at);

create table pin_tries (
    number text not null constraint pin_tries_pkey primary key,
    hour_began_at timestamptz not null,
    in_hour integer not null,
    in_life integer not null
);
comment on table pin_tries is 'By the number as typed, known or not, so that a wait tells nothing.';
