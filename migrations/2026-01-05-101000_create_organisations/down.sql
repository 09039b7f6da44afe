drop table organisations;
drop function organisations_refuse_circle();
