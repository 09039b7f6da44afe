alter table sessions drop column set_up_minutes, drop column clearing_minutes;
drop table session_equipment;
drop table equipment;
