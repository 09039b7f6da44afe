drop table session_choices;
drop index sessions_public_by_change;
drop index sessions_public_running;
alter table sessions drop column terms;
