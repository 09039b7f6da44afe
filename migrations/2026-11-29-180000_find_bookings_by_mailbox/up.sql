-- However an address is written, letters to it arrive in one mailbox: what is bounded is bounded for the mailbox.

create function mailbox_of(address text) returns text language sql immutable strict parallel safe
return lower((split_part(split_part(address, '@', 1), '+', 1) || '@' || split_part(address, '@', 2)) collate "C");
comment on function mailbox_of is
    'Lower case, the part before the @ cut at its first plus sign. The program has the same as Mailbox.';

-- Wiped bookings have neither. Were the indices of those that are not wiped alone, a plan made while the table is
-- empty would read all of them by another index, and stay.
create index bookings_by_mailbox on bookings (mailbox_of(email)) where email is not null;
drop index bookings_by_email;
drop index bookings_by_phone;
create index bookings_by_phone on bookings (phone) where phone is not null;
-- Of an index with a condition no statistics are kept: without these, a hundredth of all bookings seems to be one
-- mailbox's, and all sessions are read.
create statistics bookings_mailboxes on (mailbox_of(email)) from bookings;
