alter table session_texts drop column place_lat, drop column place_lon;
