-- Writes down every change of seats as it is committed: whoever changes a session's seats holds its
-- lock, so the numbers are the order in which it happened.
create table stress_history (
    seq bigint generated always as identity primary key,
    xact bigint not null default pg_current_xact_id()::text::bigint,
    at bigint not null default (extract(epoch from clock_timestamp()) * 1000000)::bigint,
    session_id uuid not null,
    what text not null,
    id uuid not null,
    facts jsonb
);

create function stress_micros(timestamptz) returns bigint immutable language sql
    as $$ select (extract(epoch from $1) * 1000000)::bigint $$;

create function stress_seats() returns trigger language plpgsql as $$
begin
    insert into stress_history (session_id, what, id, facts) values (new.session_id, 'seats', new.session_id,
        jsonb_build_object('total', new.total, 'overbook', new.overbook, 'taken', new.taken,
            'waiting', new.waiting));
    return null;
end $$;
create trigger stress_seats after insert or update on session_seats
    for each row execute function stress_seats();

create function stress_booking() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.session_id <> new.session_id then
        insert into stress_history (session_id, what, id) values (old.session_id, 'booking', old.id);
    end if;
    insert into stress_history (session_id, what, id, facts) values (new.session_id, 'booking', new.id,
        jsonb_build_object('seats', new.seats, 'status', new.status, 'place', new.place,
            'released', new.released_at is not null, 'until', stress_micros(new.offered_until)));
    return null;
end $$;
create trigger stress_booking after insert or update on bookings
    for each row execute function stress_booking();

create function stress_hold() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        insert into stress_history (session_id, what, id) values (old.session_id, 'hold', old.id);
    else
        insert into stress_history (session_id, what, id, facts) values (new.session_id, 'hold', new.id,
            jsonb_build_object('seats', new.seats, 'until', stress_micros(new.expires_at)));
    end if;
    return null;
end $$;
create trigger stress_hold after insert or update or delete on holds
    for each row execute function stress_hold();
