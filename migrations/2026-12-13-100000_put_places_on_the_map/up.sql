-- Where on the map a session is that is not at its venue: beside its place in words.

alter table session_texts
    add column place_lat double precision,
    add column place_lon double precision;
comment on column session_texts.place_lat is
    'Degrees north of its place in words. Without such a place it does not count: the venue''s own position does.';
alter table session_texts
    add constraint session_texts_place_on_earth check (
        (place_lat is null and place_lon is null)
        or (place_lat between -90 and 90 and place_lon between -180 and 180)) not valid;
create index session_texts_on_the_map on session_texts (place_lat, place_lon) where place_lat is not null;
