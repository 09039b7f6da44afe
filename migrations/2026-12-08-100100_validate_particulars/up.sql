-- No session that is there says any of it.

alter table session_texts
    validate constraint session_texts_age_from_holds,
    validate constraint session_texts_age_to_holds,
    validate constraint session_texts_target_groups_known,
    validate constraint session_texts_devices_known;
