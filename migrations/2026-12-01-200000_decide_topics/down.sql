drop table session_topics;
drop table venue_topics;
