-- Whoever books or cancels may have written a stranger's address: a mailbox gets few letters a day that acts of the
-- public cause, and one beyond those is withheld.

alter table letters add column public_act boolean not null default false;
comment on column letters.public_act is 'Whether an act of the public caused it, and neither staff nor we.';

alter table letters drop constraint letters_state_known;
alter table letters add constraint letters_state_known check (state in (
    'waiting', 'sending', 'sent', 'failed', 'given-up', 'expired', 'superseded', 'withheld')) not valid;

create index letters_of_the_public on letters (mailbox_of(recipient), created_at)
    where public_act and state not in ('superseded', 'withheld');
