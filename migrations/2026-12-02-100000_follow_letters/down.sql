alter table bookings drop column email_bounced_at;
alter table letters drop constraint letters_state_holds;
alter table letters drop column sent_text, drop column sent_subject;
