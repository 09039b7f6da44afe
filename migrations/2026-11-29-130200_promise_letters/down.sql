alter table letters drop column promised_for;
