drop index letters_of_the_public;

delete from letters where state = 'withheld';
alter table letters drop constraint letters_state_known;
alter table letters add constraint letters_state_known check (state in (
    'waiting', 'sending', 'sent', 'failed', 'given-up', 'expired', 'superseded'));
alter table letters drop column public_act;
