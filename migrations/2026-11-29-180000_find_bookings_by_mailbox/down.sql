drop index bookings_by_phone;
create index bookings_by_phone on bookings (phone) where phone is not null and wiped_at is null;
create index bookings_by_email on bookings (email) where email is not null and wiped_at is null;
drop statistics bookings_mailboxes;
drop index bookings_by_mailbox;
drop function mailbox_of;
