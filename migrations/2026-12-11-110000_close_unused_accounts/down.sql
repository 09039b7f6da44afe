delete from letters where kind = 'account-closing' or organisation_id is null;
alter table letters drop constraint letters_kind_known;
alter table letters add constraint letters_kind_known check (kind in (
    'confirmation', 'change', 'cancellation', 'offer', 'promotion', 'message', 'reminder', 'accessibility-report',
    'invitation', 'password-reset'));
alter table letters alter column organisation_id set not null;

delete from account_links where organisation_id is null;
alter table account_links alter column organisation_id set not null;
alter table staff drop column unused_warned_at;
