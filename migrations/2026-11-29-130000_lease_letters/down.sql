alter table letters drop column lease;
