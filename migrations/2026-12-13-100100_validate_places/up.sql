-- No session that is there has a position of its own.

alter table session_texts validate constraint session_texts_place_on_earth;
