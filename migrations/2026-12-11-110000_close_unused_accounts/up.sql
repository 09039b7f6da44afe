-- Accounts that nobody uses are closed, after a letter; and the operator, who belongs to no organisation, gets letters.
-- Each change is of the catalogue alone.

alter table staff add column unused_warned_at timestamptz;
comment on column staff.unused_warned_at is
    'When a letter said that the account will be closed, as nobody uses it. Null until then, and when it is opened again.';

alter table account_links alter column organisation_id drop not null;
comment on column account_links.organisation_id is 'Null for the operator.';
alter table letters alter column organisation_id drop not null;
comment on column letters.organisation_id is 'Whose letter it is. Null for those of the installation itself, to its operator.';

alter table letters drop constraint letters_kind_known;
alter table letters add constraint letters_kind_known check (kind in (
    'confirmation', 'change', 'cancellation', 'offer', 'promotion', 'message', 'reminder', 'accessibility-report',
    'invitation', 'password-reset', 'account-closing')) not valid;
