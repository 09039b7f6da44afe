drop table closed_days;
