-- An edition can be changed: its version says against what.

alter table editions add column version integer not null default 1;
