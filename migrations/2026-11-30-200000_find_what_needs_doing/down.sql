drop index bookings_undecided;
drop index letters_undelivered;
