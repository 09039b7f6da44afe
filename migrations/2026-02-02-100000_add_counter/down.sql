drop function settle_seats(jsonb);
drop function insert_audit(jsonb);
drop function insert_keys(jsonb, timestamptz);
drop function insert_letters(jsonb);
drop function insert_bookings(jsonb);
alter table idempotency_keys
    drop constraint idempotency_keys_pkey,
    add constraint idempotency_keys_pkey primary key (scope, key);
drop index bookings_by_phone;
drop index bookings_offered;
alter table bookings drop column passed_over_at;
drop table session_limits;
drop index session_seats_running_out;
alter table session_seats drop column next_expiry, drop column kept_until, drop column kept;
