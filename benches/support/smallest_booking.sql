\set session random(1, :sessions)
with taken as (
    update yardstick_seats set taken = taken + 1 where id = :session and taken < 1000000000 returning id
), booked as (
    insert into yardstick_bookings (session) select id from taken returning id
)
insert into yardstick_letters (booking) select id from booked;
