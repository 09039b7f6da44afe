alter table letters drop constraint letters_kind_known;
delete from letters where kind = 'accessibility-report';
alter table letters add constraint letters_kind_known check (kind in (
    'confirmation', 'change', 'cancellation', 'offer', 'promotion', 'reminder'));
drop table accessibility_reports;
drop table accessibility_statements;
alter table organisations drop column email;
