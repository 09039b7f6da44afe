-- Every question that is there is about a topic of the list.

alter table questions validate constraint questions_topic_known;
