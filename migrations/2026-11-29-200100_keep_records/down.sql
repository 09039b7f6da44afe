create or replace function lock_sessions(ids uuid[], wait boolean) returns table (
    session_id uuid, total integer, overbook integer, taken integer, waiting integer, next_place bigint,
    desk_reserved integer, desk_reserved_until timestamptz, next_expiry timestamptz,
    locked_elsewhere boolean, version integer,
    waitlist boolean, promotion text, offer_minutes integer, promotion_ends_minutes_before integer,
    lead_minutes integer, seats_per_booking integer, bookings_per_contact integer, desk_seats integer,
    desk_until_minutes_before integer
) language plpgsql as $$
#variable_conflict use_column
declare
    locked session_seats[];
begin
    if wait then
        locked := array(select s from session_seats s where session_id = any(ids)
            order by session_id for no key update);
    else
        locked := array(select s from session_seats s where session_id = any(ids)
            order by session_id for no key update skip locked);
    end if;
    -- A statement of its own, so that it sees what was committed before the locks were taken. The rules
    -- are looked up one by one: planned while there are few, a join would read them all for ever.
    return query
        select s.session_id, s.total, s.overbook, s.taken, s.waiting, s.next_place, s.desk_reserved,
            s.desk_reserved_until, s.next_expiry, false, x.version,
            l.waitlist, l.promotion, l.offer_minutes, l.promotion_ends_minutes_before,
            l.lead_minutes, l.seats_per_booking, l.bookings_per_contact, l.desk_seats,
            l.desk_until_minutes_before
        from unnest(locked) s
            join sessions x on x.id = s.session_id
            join lateral (select * from session_limits l where l.session_id = s.session_id offset 0) l on true;
    if cardinality(locked) < cardinality(ids) then
        return query
            select s.session_id, s.total, s.overbook, s.taken, s.waiting, s.next_place, s.desk_reserved,
                s.desk_reserved_until, s.next_expiry, true, x.version,
                l.waitlist, l.promotion, l.offer_minutes, l.promotion_ends_minutes_before,
                l.lead_minutes, l.seats_per_booking, l.bookings_per_contact, l.desk_seats,
                l.desk_until_minutes_before
            from session_seats s
                join sessions x on x.id = s.session_id
                join lateral (select * from session_limits l where l.session_id = s.session_id offset 0) l on true
            where s.session_id = any(ids) and s.session_id <> all(array(select session_id from unnest(locked)));
    end if;
end $$;
drop function forget_session_records(uuid[]);
drop table session_records;
