-- A session can change more than once: each change is a call or a line at the door of its own, and carries what
-- was before and what is now.

alter table call_tasks add column facts jsonb not null default '{}';
comment on column call_tasks.facts is 'What is to be said and nobody could look up later, as in letters.facts.';

alter table door_lines add column facts jsonb not null default '{}';
alter table door_lines add column dedupe_key text;
update door_lines set dedupe_key = kind;
alter table door_lines alter column dedupe_key set not null;
alter table door_lines drop constraint door_lines_pkey;
alter table door_lines add constraint door_lines_pkey primary key (booking_id, dedupe_key);
comment on column door_lines.facts is 'What is to be said and nobody could look up later, as in letters.facts.';
comment on column door_lines.dedupe_key is 'One line for each, and for each booking.';
