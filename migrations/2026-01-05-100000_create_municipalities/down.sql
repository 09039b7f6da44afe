drop table languages;
drop table holidays;
drop table municipalities;
drop extension btree_gist;
