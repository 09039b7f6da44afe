-- A booking belongs to its session by a foreign key, as every other row belongs to its parent: triggers
-- that said the same were cheaper by little, and nobody expects them.

drop trigger session_seats_keep_bookings on session_seats;
drop function session_seats_keep_bookings;
drop trigger bookings_owner_is_the_sessions_still on bookings;
drop function bookings_move_to_sessions;
drop trigger bookings_owner_is_the_sessions on bookings;
drop function bookings_know_their_session;

-- To the seat counters and not to the session: whoever books holds that row already, so the check waits
-- for nobody and writes no lock of its own.
alter table session_seats add constraint session_seats_owner_target unique (session_id, organisation_id);
alter table bookings add constraint bookings_owner_is_the_sessions
    foreign key (session_id, organisation_id)
    references session_seats (session_id, organisation_id) on update cascade;
