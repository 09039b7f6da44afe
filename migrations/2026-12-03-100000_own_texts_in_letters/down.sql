drop table letter_texts;
