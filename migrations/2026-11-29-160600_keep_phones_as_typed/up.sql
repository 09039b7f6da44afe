-- A number as it was typed, for eyes; the tidy form beside it is for links and programs.

alter table organisations add column phone_typed text;
alter table venues add column phone_typed text;
