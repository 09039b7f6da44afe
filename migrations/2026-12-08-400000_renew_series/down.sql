alter table series drop column renews;
