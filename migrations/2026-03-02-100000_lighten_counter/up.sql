-- What a booking costs when many are written at once: rows come in as rows, not as JSON to be taken
-- apart; fewer indexes are kept up, and no check locks a row that everybody shares.

-- A booking points at its session's counters: whoever books holds that row already, so the check
-- takes no lock and writes nothing. Pointing at the session itself, each booking wrote to its row.
alter table session_seats add constraint session_seats_owner_target unique (session_id, organisation_id);
alter table bookings
    drop constraint bookings_owner_is_the_sessions,
    add constraint bookings_owner_is_the_sessions foreign key (session_id, organisation_id)
        references session_seats (session_id, organisation_id) on update cascade;

-- Rows of these three are never deleted while something points at them, and each check locked a row
-- that many bookings at once point at. `motesplats verify` looks instead.
alter table bookings drop constraint bookings_key_fkey;
alter table letters drop constraint letters_organisation_fkey, drop constraint letters_booking_fkey;

-- One index for both: which keys are in use, and whom there is to wipe.
drop index bookings_keys_in_use;
drop index bookings_not_wiped;
create index bookings_not_wiped on bookings (key_id, session_id) where wiped_at is null;

-- The key under which something is told once is found by its booking.
alter table letters drop constraint letters_told_once;
drop index letters_by_booking;
update letters set dedupe_key = replace(dedupe_key, ':' || booking_id, '') where booking_id is not null;
alter table letters add constraint letters_told_once unique nulls not distinct (booking_id, dedupe_key);
comment on column letters.dedupe_key is 'What is told once for each booking: the kind, with the booking''s edit where it can be told again.';

-- Keys come in the order of time and are forgotten in it.
drop index idempotency_keys_by_age;
create index idempotency_keys_by_age on idempotency_keys using brin (created_at);

create function lock_contacts(contacts text[]) returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashed)
        from (select hashtextextended(contact, 0) as hashed from unnest(contacts) contact order by hashed) sorted;
end $$;
comment on function lock_contacts is 'In order, so that batches that meet wait for each other in one direction.';

create type new_booking as (
    id uuid, organisation_id uuid, session_id uuid, number text, key_id smallint, status text,
    seats integer, companions integer, name text, email text, phone text, notify text, booked_by jsonb,
    language text, interpreter text, topics text[], device text, needs text[], visit jsonb,
    walk_in boolean, place bigint, created_by uuid);

drop function insert_bookings(jsonb);
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

drop function insert_letters(jsonb);
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

drop function insert_keys(jsonb, timestamptz);
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

drop function settle_seats(jsonb);
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
