drop function settle_seats(new_counters[]);
drop type new_counters;
drop function insert_keys(new_key[], timestamptz, timestamptz);
drop type new_key;
drop function insert_letters(new_letter[], timestamptz);
drop type new_letter;
drop function insert_bookings(new_booking[], timestamptz);
drop type new_booking;
drop function lock_contacts(text[]);

drop index idempotency_keys_by_age;
create index idempotency_keys_by_age on idempotency_keys (created_at);

comment on column letters.dedupe_key is null;
alter table letters drop constraint letters_told_once;
update letters set dedupe_key = split_part(dedupe_key, ':', 1) || ':' || booking_id
        || coalesce(':' || nullif(split_part(dedupe_key, ':', 2), ''), '')
    where booking_id is not null;
create index letters_by_booking on letters (booking_id);
alter table letters add constraint letters_told_once unique (dedupe_key);

drop index bookings_not_wiped;
create index bookings_not_wiped on bookings (session_id) where wiped_at is null;
create index bookings_keys_in_use on bookings (key_id) where wiped_at is null;

alter table letters
    add constraint letters_booking_fkey foreign key (booking_id) references bookings (id),
    add constraint letters_organisation_fkey foreign key (organisation_id) references organisations (id);
alter table bookings add constraint bookings_key_fkey foreign key (key_id) references signing_keys (id);

alter table bookings
    drop constraint bookings_owner_is_the_sessions,
    add constraint bookings_owner_is_the_sessions foreign key (session_id, organisation_id)
        references sessions (id, organisation_id) on update cascade;
alter table session_seats drop constraint session_seats_owner_target;

create function insert_bookings(incoming jsonb) returns setof uuid language plpgsql as $$
begin
    return query insert into bookings select * from jsonb_populate_recordset(null::bookings, incoming)
        on conflict on constraint bookings_number_unique do nothing returning bookings.id;
end $$;
comment on function insert_bookings is 'Answers the ids it wrote: a number that is taken already writes nothing.';

create function insert_letters(incoming jsonb) returns void language plpgsql as $$
begin
    insert into letters select * from jsonb_populate_recordset(null::letters, incoming)
        on conflict on constraint letters_told_once do nothing;
end $$;

create function insert_keys(incoming jsonb, forgotten_before timestamptz) returns setof text language plpgsql as $$
begin
    return query insert into idempotency_keys as known
        select * from jsonb_populate_recordset(null::idempotency_keys, incoming) order by key, scope
        on conflict on constraint idempotency_keys_pkey do update
            set organisation_id = excluded.organisation_id, fingerprint = excluded.fingerprint,
                kind = excluded.kind, created_id = excluded.created_id,
                pin_version = excluded.pin_version, created_at = excluded.created_at
            where known.created_at < forgotten_before
        returning known.key;
end $$;
comment on function insert_keys is 'In order, so that batches that meet wait for each other in one direction.';

create function settle_seats(incoming jsonb) returns void language plpgsql as $$
begin
    update session_seats as s
        set total = n.total, overbook = n.overbook, taken = n.taken, waiting = n.waiting,
            next_place = n.next_place, kept = n.kept, kept_until = n.kept_until,
            next_expiry = n.next_expiry
        from jsonb_populate_recordset(null::session_seats, incoming) as n
        where s.session_id = n.session_id;
end $$;
comment on function settle_seats is 'For rows that the caller holds locked.';
