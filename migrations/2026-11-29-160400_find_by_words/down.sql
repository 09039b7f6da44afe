drop index municipalities_by_word;
drop index venues_by_word;
drop index session_texts_by_word;
drop function session_words(jsonb, jsonb, text[]);
drop function search_words(text);
