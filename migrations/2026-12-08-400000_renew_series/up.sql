-- Which series goes on with which: nobody is reminded of one that was renewed.

alter table series add column renews uuid;
alter table series add constraint series_renews_fkey foreign key (renews) references series (id) not valid;
