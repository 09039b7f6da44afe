drop function write_connections(uuid[], uuid[], bytea[], timestamptz);
drop table booking_connections;
