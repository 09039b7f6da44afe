-- One cause, one sentence: a booking keeps who or what ended it, and pages and letters say that.

alter table bookings add column ended_by text constraint bookings_ended_by_known check (ended_by in (
    'visitor', 'desk', 'session-cancelled', 'no-interpreter', 'offer-ran-out', 'no-booking-needed'));
comment on column bookings.ended_by is 'Who or what ended it; null while it lives.';

-- What older rows can tell: their session, and the letter about it.
update bookings b
   set ended_by = case
           when s.status = 'cancelled' then 'session-cancelled'
           when l.facts ->> 'by' = 'us' then 'no-interpreter'
           when l.facts ->> 'by' = 'offer-ended' then 'offer-ran-out'
           else 'visitor'
       end
  from bookings older
  join sessions s on s.id = older.session_id
  left join letters l on l.booking_id = older.id and l.kind = 'cancellation'
 where older.id = b.id and b.status = 'cancelled';
