-- No wiped booking keeps a number, however it was typed.

alter table bookings validate constraint bookings_wiped_has_no_phone_typed;
