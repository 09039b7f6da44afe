-- Ten confirmed bookings in every session, with keys in the order of time as the service makes them.
-- Numbers are unique because the factor has no divisor in common with 28.
insert into bookings (id, organisation_id, session_id, number, key_id, status, seats, name, email, notify,
    language, created_at, updated_at)
select
    (lpad(to_hex(1767225600000 + n), 12, '0') || '7' || substr(md5(n::text), 1, 3)
        || '8' || substr(md5(n::text), 4, 15))::uuid,
    organisation_id, session_id,
    (select string_agg(substr('346789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (floor(mixed / 28 ^ digit)::bigint % 28)::integer, 1), '')
     from generate_series(0, 7) digit),
    key_id, 'confirmed', 1, 'Alva Ek', 'resident-' || n || '@example.org', 'email', 'sv', now(), now()
from (
    select s.session_id, s.organisation_id, k.id as key_id, n, n * 123456789131 % 377801998336 as mixed
    from (select *, row_number() over (order by session_id) as place from session_seats) s
    cross join lateral generate_series(s.place * 10 - 9, s.place * 10) n
    cross join (select max(id) as id from signing_keys) k
    order by n
) made;

update session_seats set taken = 10;
