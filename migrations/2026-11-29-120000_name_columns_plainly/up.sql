-- Columns and functions say what they hold: the number that each change raises is a version, the last free
-- seats are the desk's, and sessions are locked, not opened.

alter table bookings rename column edit to version;
alter table campaigns rename column edit to version;
alter table organisations rename column edit to version;
alter table rooms rename column edit to version;
alter table sessions rename column edit to version;
alter table staff rename column edit to version;
alter table venues rename column edit to version;
alter table session_seats rename column kept to desk_reserved;
alter table session_seats rename column kept_until to desk_reserved_until;
alter table session_seats rename constraint session_seats_kept_not_negative to session_seats_desk_reserved_not_negative;
comment on column session_seats.desk_reserved is
    'The last free seats that only the desk may give, until desk_reserved_until.';
comment on column letters.dedupe_key is
    'What is told once for each booking: the kind, with the booking''s version where it can be told again.';

drop function open_sessions(uuid[], boolean);
create function lock_sessions(ids uuid[], wait boolean) returns table (
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
comment on function lock_sessions is
    'Locks the seat counters of sessions in id order and answers what decides in them. Those that another transaction has locked are waited for, or answered as locked elsewhere.';

drop function settle_seats(
    uuid[], integer[], integer[], integer[], integer[], bigint[], integer[], timestamptz[], timestamptz[]);
create function save_seats(
    sessions uuid[], totals integer[], overbooks integer[], taken integer[], waiting integer[],
    next_places bigint[], desk_reserved integer[], desk_reserved_until timestamptz[], next_expiries timestamptz[]
) returns void language plpgsql as $$
begin
    update session_seats as s
        set total = n.total, overbook = n.overbook, taken = n.taken, waiting = n.waiting,
            next_place = n.next_place, desk_reserved = n.desk_reserved,
            desk_reserved_until = n.desk_reserved_until, next_expiry = n.next_expiry
        from (select unnest(sessions) as session, unnest(totals) as total, unnest(overbooks) as overbook,
            unnest(save_seats.taken) as taken, unnest(save_seats.waiting) as waiting,
            unnest(next_places) as next_place, unnest(save_seats.desk_reserved) as desk_reserved,
            unnest(save_seats.desk_reserved_until) as desk_reserved_until,
            unnest(next_expiries) as next_expiry) n
        where s.session_id = n.session;
end $$;
comment on function save_seats is 'For rows that the caller has locked.';
