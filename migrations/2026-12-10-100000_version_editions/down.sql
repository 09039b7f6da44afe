alter table editions drop column version;
