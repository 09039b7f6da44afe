-- What became of a letter: what it said, and that it bounced.

alter table letters add column sent_subject text, add column sent_text text;
comment on column letters.sent_text is
    'What it said when it was sent, without the secret of its link; wiped with the address.';

-- Versions before this one keep to it too.
alter table letters add constraint letters_state_holds check (
    (state <> 'sending' or leased_until is not null)
    and (state <> 'sent' or sent_at is not null)
    and (state not in ('failed', 'given-up') or reason is not null or recipient is null)
    and (state <> 'withheld' or attempts = 0)) not valid;

alter table bookings add column email_bounced_at timestamptz;
comment on column bookings.email_bounced_at is
    'Since when its address is known to take no letters; whoever booked is told by a person until it is put right.';
