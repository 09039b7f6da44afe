-- Whom to remind is found by the sessions that begin within a day or so, whoever they are for. It is built by one look
-- at its table, within a second.

create index sessions_published_by_start on sessions (starts_at) where status = 'published';
