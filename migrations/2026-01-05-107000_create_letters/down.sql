drop table door_lines;
drop table call_tasks;
drop table letters;
