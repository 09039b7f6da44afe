delete from letters where kind in ('invitation', 'password-reset');
alter table letters drop constraint letters_kind_known;
alter table letters add constraint letters_kind_known check (kind in (
    'confirmation', 'change', 'cancellation', 'offer', 'promotion', 'message', 'reminder', 'accessibility-report'));

drop table account_links;
