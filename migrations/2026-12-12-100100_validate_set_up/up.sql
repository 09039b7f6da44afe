-- No session that is there needs any time before or after.

alter table sessions
    validate constraint sessions_set_up_bounded,
    validate constraint sessions_clearing_bounded;
