-- Words of titles, topics, venues and towns, folded as people type them: "aterbruk" finds "Återbruk".

create function search_words(said text) returns tsvector
language sql immutable strict parallel safe as $$
    select to_tsvector('simple', regexp_replace(regexp_replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(normalize(said, NFKD)), 'Ø', 'o'), 'ø', 'o'), 'Æ', 'ae'), 'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'þ', 'th'), 'đ', 'd'), 'ð', 'd'), 'ŧ', 't'), 'ŋ', 'n'), 'ł', 'l'), 'ħ', 'h'), 'ı', 'i'),
        '[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u135d-\u135f\u20d0-\u20ff\ufe20-\ufe2f]', '', 'g'),
        '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f\u00a0-\u00bf\u2000-\u206f]+', ' ', 'g'))
$$;
comment on function search_words(text) is 'Folds as fold_to_ascii of the program does.';

create function session_words(title jsonb, description jsonb, topics text[]) returns tsvector
language sql immutable parallel safe as $$
    select search_words(
        coalesce((select string_agg(said.value, ' ') from jsonb_each_text(title) said), '') || ' ' ||
        coalesce((select string_agg(said.value, ' ') from jsonb_each_text(coalesce(description, '{}')) said), '') || ' ' ||
        coalesce((select string_agg(topic, ' ') from unnest(topics) topic), ''))
$$;

create index session_texts_by_word on session_texts using gin (session_words(title, description, topics));
create index venues_by_word on venues using gin (search_words(name));
create index municipalities_by_word on municipalities using gin (search_words(name));
