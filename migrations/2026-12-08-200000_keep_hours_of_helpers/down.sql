drop table helper_hours;
