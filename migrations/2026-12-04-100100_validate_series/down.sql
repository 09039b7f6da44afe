drop index sessions_of_series;
