-- No series that is there renews another. Both indexes are of a table with a row for each term of each series.

alter table series validate constraint series_renews_fkey;
create index series_that_renew on series (renews) where renews is not null;
create index series_of_organisation on series (organisation_id);
