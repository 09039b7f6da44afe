alter table venues drop column phone_typed;
alter table organisations drop column phone_typed;
