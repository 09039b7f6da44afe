-- Every session that is there keeps the rule that new ones have kept already.

alter table sessions validate constraint sessions_training_is_not_public;
