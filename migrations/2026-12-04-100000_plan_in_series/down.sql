alter table sessions drop column series_id;
drop table series;
