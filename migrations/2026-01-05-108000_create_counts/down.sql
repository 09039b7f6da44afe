drop table submitted_sessions;
drop table submissions;
drop table counts;
drop table walk_ins;
drop table attendance;
