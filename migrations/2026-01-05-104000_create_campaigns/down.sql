drop table editions;
drop table campaigns;
