alter table letters drop column refused_since;
drop table outbox_pause;
