alter table tokens drop column by_provider;
alter table sign_ins drop column by_provider;
alter table grants drop column of_provider;
drop table staff_identities;
