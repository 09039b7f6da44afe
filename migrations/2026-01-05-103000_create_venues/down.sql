alter table grants drop constraint grants_venue_fkey;
drop table rooms;
drop table venues;
