delete from door_lines d
 using door_lines newer
 where newer.booking_id = d.booking_id and newer.kind = d.kind and newer.dedupe_key > d.dedupe_key;
alter table door_lines drop constraint door_lines_pkey;
alter table door_lines add constraint door_lines_pkey primary key (booking_id, kind);
alter table door_lines drop column dedupe_key;
alter table door_lines drop column facts;

alter table call_tasks drop column facts;
