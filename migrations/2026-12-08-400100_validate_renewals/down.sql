drop index series_of_organisation;
drop index series_that_renew;
