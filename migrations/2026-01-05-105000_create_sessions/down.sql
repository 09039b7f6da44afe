drop table occupations;
drop table session_helpers;
drop table session_organisers;
drop table session_editions;
drop table session_seats;
drop table sessions;
