drop table opening_hours;
