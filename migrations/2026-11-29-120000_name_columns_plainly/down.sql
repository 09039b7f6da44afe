drop function save_seats(
    uuid[], integer[], integer[], integer[], integer[], bigint[], integer[], timestamptz[], timestamptz[]);
drop function lock_sessions(uuid[], boolean);

comment on column letters.dedupe_key is 'What is told once for each booking: the kind, with the booking''s edit where it can be told again.';
comment on column session_seats.desk_reserved is 'The last free seats that only the desk may take, until kept_until.';
alter table session_seats rename constraint session_seats_desk_reserved_not_negative to session_seats_kept_not_negative;
alter table session_seats rename column desk_reserved_until to kept_until;
alter table session_seats rename column desk_reserved to kept;
alter table bookings rename column version to edit;
alter table campaigns rename column version to edit;
alter table organisations rename column version to edit;
alter table rooms rename column version to edit;
alter table sessions rename column version to edit;
alter table staff rename column version to edit;
alter table venues rename column version to edit;

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
