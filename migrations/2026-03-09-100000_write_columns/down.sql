drop function settle_seats(
    uuid[], integer[], integer[], integer[], integer[], bigint[], integer[], timestamptz[], timestamptz[]);
drop function write_bookings(
    uuid[], uuid[], uuid[], text[], smallint[], text[], integer[], integer[], text[], text[], text[], text[],
    jsonb[], text[], text[], text[], text[], text[], jsonb[], boolean[], bigint[], uuid[], text[], text[],
    bytea[], text, uuid[], text, timestamptz);
drop function open_sessions(uuid[], boolean);

drop index bookings_not_wiped;
create index bookings_not_wiped on bookings (key_id, session_id) where wiped_at is null;

alter table session_seats add constraint session_seats_owner_target unique (session_id, organisation_id);
drop trigger session_seats_keep_bookings on session_seats;
drop function session_seats_keep_bookings;
drop trigger bookings_owner_is_the_sessions_still on bookings;
drop function bookings_move_to_sessions;
drop trigger bookings_owner_is_the_sessions on bookings;
drop function bookings_know_their_session;
alter table bookings add constraint bookings_owner_is_the_sessions foreign key (session_id, organisation_id)
    references session_seats (session_id, organisation_id) on update cascade;

create type new_booking as (
    id uuid, organisation_id uuid, session_id uuid, number text, key_id smallint, status text,
    seats integer, companions integer, name text, email text, phone text, notify text, booked_by jsonb,
    language text, interpreter text, topics text[], device text, needs text[], visit jsonb,
    walk_in boolean, place bigint, created_by uuid);

create function insert_bookings(incoming new_booking[], made_at timestamptz) returns setof uuid
language plpgsql as $$
begin
    return query insert into bookings (id, organisation_id, session_id, number, key_id, status, seats,
            companions, name, email, phone, notify, booked_by, language, interpreter, topics, device,
            needs, visit, walk_in, place, created_by, created_at, updated_at)
        select n.*, made_at, made_at from unnest(incoming) n
        on conflict on constraint bookings_number_unique do nothing returning bookings.id;
end $$;
comment on function insert_bookings is 'Answers the ids it wrote: a number that is taken already writes nothing.';

create type new_letter as (
    id uuid, organisation_id uuid, booking_id uuid, kind text, recipient text, language text,
    facts jsonb, dedupe_key text);

create function insert_letters(incoming new_letter[], due_at timestamptz) returns void
language plpgsql as $$
begin
    insert into letters (id, organisation_id, booking_id, kind, recipient, language, facts,
            dedupe_key, due_at, created_at)
        select n.*, $2, $2 from unnest(incoming) n
        on conflict on constraint letters_told_once do nothing;
end $$;

create type new_key as (
    scope text, key text, organisation_id uuid, fingerprint bytea, kind text, created_id uuid,
    pin_version integer);

create function insert_keys(incoming new_key[], used_at timestamptz, forgotten_before timestamptz)
returns bigint language plpgsql as $$
declare
    written bigint;
begin
    insert into idempotency_keys as known (scope, key, organisation_id, fingerprint, kind, created_id,
            pin_version, created_at)
        select n.*, used_at from unnest(incoming) n order by n.key, n.scope
        on conflict on constraint idempotency_keys_pkey do update
            set organisation_id = excluded.organisation_id, fingerprint = excluded.fingerprint,
                kind = excluded.kind, created_id = excluded.created_id,
                pin_version = excluded.pin_version, created_at = excluded.created_at
            where known.created_at < forgotten_before;
    get diagnostics written = row_count;
    return written;
end $$;
comment on function insert_keys is
    'Answers how many it wrote. In order, so that batches that meet wait for each other in one direction.';

create type new_counters as (
    session_id uuid, total integer, overbook integer, taken integer, waiting integer,
    next_place bigint, kept integer, kept_until timestamptz, next_expiry timestamptz);

create function settle_seats(incoming new_counters[]) returns void language plpgsql as $$
begin
    update session_seats as s
        set total = n.total, overbook = n.overbook, taken = n.taken, waiting = n.waiting,
            next_place = n.next_place, kept = n.kept, kept_until = n.kept_until,
            next_expiry = n.next_expiry
        from unnest(incoming) n
        where s.session_id = n.session_id;
end $$;
comment on function settle_seats is 'For rows that the caller holds locked.';
