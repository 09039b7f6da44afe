update questions set topic = 'other' where topic in ('start', 'tablet', 'health', 'video-calls', 'settings');
alter table questions drop constraint questions_topic_known;
alter table questions add constraint questions_topic_known check (topic in (
    'print', 'email', 'e-id', 'wifi', 'phone', 'computer', 'passwords', 'e-services', 'bank', 'security', 'library',
    'other'));
