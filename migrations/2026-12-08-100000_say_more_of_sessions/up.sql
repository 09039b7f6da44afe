-- What a session says of itself beside title and description: where it is in words, whom it is for, what to have along.

alter table session_texts
    add column place jsonb,
    add column kind_name jsonb,
    add column bring jsonb,
    add column age_from smallint,
    add column age_to smallint,
    add column age_words jsonb,
    add column target_groups text[] not null default '{}',
    add column devices text[] not null default '{}',
    add column online_address text;
comment on column session_texts.place is
    'Where it is, in words, where that is not its venue: the village hall. The venue still says whose session it is.';
comment on column session_texts.kind_name is 'What the organisation calls its kind; reports count the kind.';
comment on column session_texts.online_address is 'Only those who are booked, and staff, are told.';
alter table session_texts
    add constraint session_texts_age_from_holds check (age_from between 0 and 120) not valid,
    add constraint session_texts_age_to_holds check (age_to between coalesce(age_from, 0) and 120) not valid,
    add constraint session_texts_target_groups_known check (target_groups <@ array[
        'seniors', 'newcomers', 'short-schooling', 'low-income', 'unemployed', 'impairment', 'relatives', 'parents',
        'children', 'rural', 'small-business', 'national-minorities', 'employees']) not valid,
    add constraint session_texts_devices_known check (devices <@ array[
        'android-phone', 'iphone', 'android-tablet', 'ipad', 'windows', 'mac', 'chromebook', 'other']) not valid;
