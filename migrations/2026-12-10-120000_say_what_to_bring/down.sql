drop table usual_texts;
