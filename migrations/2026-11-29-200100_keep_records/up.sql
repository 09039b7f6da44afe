-- What reports say of a session, added up beforehand: kept by a job until somebody locks the session, or the course it
-- is a meeting of. Where a record is missing, a report adds it up itself.

create table session_records (
    session_id uuid not null constraint session_records_pkey primary key,
    organisation_id uuid not null,
    course_id uuid,
    venue_id uuid not null,
    municipality_id integer not null,
    kind text not null,
    day date not null,
    ends_at timestamptz not null,
    cancelled boolean not null,
    languages text[] not null,
    count_state text constraint session_records_count_state_known check (count_state in ('counted', 'estimated')),
    bookings integer not null,
    no_shows integer not null,
    walk_ins integer not null,
    participants integer not null,
    children integer not null,
    digital integer not null,
    constraint session_records_owner_fkey foreign key (session_id, organisation_id)
        references sessions (id, organisation_id) on update cascade on delete cascade
);
comment on column session_records.count_state is 'Null where nobody has counted.';
create index session_records_by_course on session_records (course_id) where course_id is not null;

create function forget_session_records(sessions uuid[]) returns text language plpgsql as $$
begin
    delete from session_records r where r.session_id = any(sessions);
    delete from session_records r where r.course_id = any(sessions);
    return 'forgotten';
end $$;
comment on function forget_session_records(uuid[]) is 'Whoever locks a session may change what it comes to.';

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
    perform forget_session_records(array(select session_id from unnest(locked)));
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
