-- Bookings that come into being together go in column by column, each with its key and its letter, in
-- one call; and what a foreign key looked up for each of them is looked up once for all.

alter table bookings drop constraint bookings_owner_is_the_sessions;

create function bookings_know_their_session() returns trigger language plpgsql as $$
begin
    if exists (select from fresh f where not exists (select from session_seats s
            where s.session_id = f.session_id and s.organisation_id = f.organisation_id)) then
        raise foreign_key_violation using message = 'a booking without its session',
            table = 'bookings', constraint = 'bookings_owner_is_the_sessions';
    end if;
    return null;
end $$;
comment on function bookings_know_their_session is
    'What a foreign key to the counters would say, once for all rows of a statement: row by row it took more than a quarter of the time of writing bookings. It locks nothing, for whoever books holds the counters already.';
create trigger bookings_owner_is_the_sessions after insert on bookings
    referencing new table as fresh for each statement execute function bookings_know_their_session();

create function bookings_move_to_sessions() returns trigger language plpgsql as $$
begin
    if not exists (select from session_seats s
            where s.session_id = new.session_id and s.organisation_id = new.organisation_id) then
        raise foreign_key_violation using message = 'a booking without its session',
            table = 'bookings', constraint = 'bookings_owner_is_the_sessions';
    end if;
    return null;
end $$;
create trigger bookings_owner_is_the_sessions_still after update of session_id, organisation_id on bookings
    for each row execute function bookings_move_to_sessions();

create function session_seats_keep_bookings() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.session_id = old.session_id then
        update bookings set organisation_id = new.organisation_id where session_id = old.session_id;
    elsif exists (select from bookings where session_id = old.session_id) then
        raise foreign_key_violation using message = 'bookings are left without their session',
            table = 'bookings', constraint = 'bookings_owner_is_the_sessions';
    end if;
    return null;
end $$;
comment on function session_seats_keep_bookings is
    'The other side: an owner that changes is the bookings'' owner too; a session with bookings stays.';
create trigger session_seats_keep_bookings after delete or update of session_id, organisation_id on session_seats
    for each row execute function session_seats_keep_bookings();
alter table session_seats drop constraint session_seats_owner_target;

-- Entries of one key lie where the last one was written, not where their sessions are.
drop index bookings_not_wiped;
create index bookings_not_wiped on bookings (key_id) where wiped_at is null;

-- Nothing but the counter called these, and no release has them.
drop function insert_bookings(new_booking[], timestamptz);
drop type new_booking;
drop function insert_letters(new_letter[], timestamptz);
drop type new_letter;
drop function insert_keys(new_key[], timestamptz, timestamptz);
drop type new_key;
drop function settle_seats(new_counters[]);
drop type new_counters;

create function write_bookings(
    ids uuid[], organisations uuid[], sessions uuid[], numbers text[], signing_keys smallint[],
    statuses text[], seats integer[], companions integer[], names text[], emails text[],
    phones text[], notifies text[], booked_by jsonb[], languages text[], interpreters text[],
    topics text[], devices text[], needs text[], visits jsonb[], walk_ins boolean[],
    places bigint[], created_by uuid[],
    scopes text[], keys text[], fingerprints bytea[], kind text,
    letters uuid[], letter_kind text,
    made_at timestamptz
) returns void language plpgsql as $$
begin
    insert into idempotency_keys (scope, key, organisation_id, fingerprint, kind, created_id, pin_version,
            created_at)
        select n.scope, n.key, n.organisation, n.fingerprint, write_bookings.kind, n.id, 1, made_at
        from (select unnest(scopes) as scope, unnest(keys) as key, unnest(fingerprints) as fingerprint,
            unnest(ids) as id, unnest(organisations) as organisation) n
        order by n.key, n.scope;

    insert into letters (id, organisation_id, booking_id, kind, recipient, language, facts, dedupe_key,
            due_at, created_at)
        select n.letter, n.organisation, n.id, letter_kind, n.email, n.language, '{}', letter_kind, made_at, made_at
        from (select unnest(letters) as letter, unnest(organisations) as organisation, unnest(ids) as id,
            unnest(emails) as email, unnest(languages) as language) n
        where n.letter is not null;

    insert into bookings (id, organisation_id, session_id, number, key_id, status, seats,
            companions, name, email, phone, notify, booked_by, language, interpreter, topics, device,
            needs, visit, walk_in, place, created_by, created_at, updated_at)
        select n.id, n.organisation, n.session, n.number, n.signing_key, n.status, n.seats,
            n.companions, n.name, n.email, n.phone, n.notify, n.booked_by, n.language, n.interpreter,
            string_to_array(n.topics, ','), n.device, string_to_array(n.needs, ','), n.visit, n.walk_in,
            n.place, n.created_by, made_at, made_at
        from (select unnest(ids) as id, unnest(organisations) as organisation, unnest(sessions) as session,
            unnest(numbers) as number, unnest(signing_keys) as signing_key, unnest(statuses) as status,
            unnest(seats) as seats, unnest(companions) as companions, unnest(names) as name,
            unnest(emails) as email, unnest(phones) as phone, unnest(notifies) as notify,
            unnest(booked_by) as booked_by, unnest(languages) as language, unnest(interpreters) as interpreter,
            unnest(topics) as topics, unnest(devices) as device, unnest(needs) as needs,
            unnest(visits) as visit, unnest(walk_ins) as walk_in, unnest(places) as place,
            unnest(created_by) as created_by) n;
end $$;
comment on function write_bookings is
    'Keys in order, so that batches that meet wait for each other in one direction. Columns are unfolded beside each other in the list of what is selected: as a table of many columns, each went through a store of its own. Topics and needs are joined by commas; a booking whose letter is null is confirmed without one.';

create function open_sessions(ids uuid[], patient boolean) returns table (
    session_id uuid, total integer, overbook integer, taken integer, waiting integer, next_place bigint,
    kept integer, kept_until timestamptz, next_expiry timestamptz, held boolean, edit integer,
    lead_minutes integer, seats_per_booking integer, bookings_per_contact integer, desk_seats integer,
    desk_until_minutes_before integer
) language plpgsql as $$
#variable_conflict use_column
declare
    locked session_seats[];
begin
    if patient then
        locked := array(select s from session_seats s where session_id = any(ids)
            order by session_id for no key update);
    else
        locked := array(select s from session_seats s where session_id = any(ids)
            order by session_id for no key update skip locked);
    end if;
    -- A statement of its own, so that it sees what was committed before the locks were taken. The
    -- limits are looked up one by one: planned while there are few, a join would read them all for ever.
    return query
        select s.session_id, s.total, s.overbook, s.taken, s.waiting, s.next_place, s.kept, s.kept_until,
            s.next_expiry, false, x.edit, l.lead_minutes, l.seats_per_booking,
            l.bookings_per_contact, l.desk_seats, l.desk_until_minutes_before
        from unnest(locked) s
            join sessions x on x.id = s.session_id
            left join lateral (select * from session_limits l where l.session_id = s.session_id offset 0) l on true;
    if cardinality(locked) < cardinality(ids) then
        return query
            select s.session_id, s.total, s.overbook, s.taken, s.waiting, s.next_place, s.kept, s.kept_until,
                s.next_expiry, true, 0, null::integer, null::integer, null::integer, null::integer, null::integer
            from session_seats s
            where s.session_id = any(ids) and s.session_id <> all(array(select session_id from unnest(locked)));
    end if;
end $$;
comment on function open_sessions is
    'Locks the counters of sessions in id order and answers what decides in them. Those that somebody else holds are waited for when patient, else answered as held.';

create function settle_seats(
    sessions uuid[], totals integer[], overbooks integer[], taken integer[], waiting integer[],
    next_places bigint[], kept integer[], kept_until timestamptz[], next_expiries timestamptz[]
) returns void language plpgsql as $$
begin
    update session_seats as s
        set total = n.total, overbook = n.overbook, taken = n.taken, waiting = n.waiting,
            next_place = n.next_place, kept = n.kept, kept_until = n.kept_until,
            next_expiry = n.next_expiry
        from (select unnest(sessions) as session, unnest(totals) as total, unnest(overbooks) as overbook,
            unnest(settle_seats.taken) as taken, unnest(settle_seats.waiting) as waiting,
            unnest(next_places) as next_place, unnest(settle_seats.kept) as kept,
            unnest(settle_seats.kept_until) as kept_until, unnest(next_expiries) as next_expiry) n
        where s.session_id = n.session;
end $$;
comment on function settle_seats is 'For rows that the caller holds locked.';
