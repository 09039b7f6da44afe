-- No session that is there is of a series. The sessions of one are found in order of time; the index is empty at first,
-- and is built by one look at its table, within a second.

alter table sessions validate constraint sessions_series_fkey;
create index sessions_of_series on sessions (series_id, starts_at) where series_id is not null;
