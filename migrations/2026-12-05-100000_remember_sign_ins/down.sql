alter table staff drop column signed_in_at;
