create index bookings_by_email on bookings (email) where email is not null and wiped_at is null;
drop statistics bookings_mailboxes;
drop index bookings_by_mailbox;
drop function mailbox_of;
