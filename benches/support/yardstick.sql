-- The smallest possible booking, for pgbench: a counter, a booking, a letter.
create table yardstick_seats (id integer primary key, taken integer not null) with (fillfactor = 50);
insert into yardstick_seats select n, 0 from generate_series(1, 1000) n;
create table yardstick_bookings (id bigint generated always as identity primary key, session integer not null);
create table yardstick_letters (id bigint generated always as identity primary key, booking bigint not null);
vacuum analyze yardstick_seats;
