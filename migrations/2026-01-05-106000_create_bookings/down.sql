drop table pin_tries;
drop table idempotency_keys;
drop table holds;
drop table bookings;
drop table signing_keys;
