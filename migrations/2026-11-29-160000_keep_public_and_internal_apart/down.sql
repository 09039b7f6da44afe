alter table editions drop column must_be_open, drop column must_be_free;
alter table sessions drop constraint sessions_training_is_not_public;
