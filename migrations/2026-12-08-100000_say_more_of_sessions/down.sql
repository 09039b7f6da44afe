alter table session_texts
    drop column place, drop column kind_name, drop column bring, drop column age_from, drop column age_to,
    drop column age_words, drop column target_groups, drop column devices, drop column online_address;
