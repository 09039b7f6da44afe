-- A course is found by the day of any of its meetings, not only by its first.

create index sessions_meetings_by_start on sessions (starts_at) where course_id is not null;
