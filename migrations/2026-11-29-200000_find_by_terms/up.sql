-- What a session is found by, in one column: the words of its texts, its venue and its town, and marks of its kind,
-- topics, languages and editions. The program folds and writes it (`session/search`); `migrate` fills it afterwards.

drop index if exists municipalities_by_word, venues_by_word, session_texts_by_word;
drop function if exists session_words(jsonb, jsonb, text[]);
drop function if exists search_words(text);

alter table sessions add column terms tsvector not null default '';
comment on column sessions.terms is
    'Folded words, and marks such as =kind/lecture. No word begins with an equals sign.';
create index sessions_by_term on sessions using gin (terms);
alter table sessions alter column terms set statistics 1000;

-- Sessions that run at an instant: what began before a list begins, and is not over.
create index sessions_public_running on sessions using gist (tstzrange(starts_at, ends_at))
    where status in ('published', 'cancelled') and audience = 'public' and course_id is null;

-- For whoever keeps a copy of the public list.
create index sessions_public_by_change on sessions (updated_at, id)
    where status in ('published', 'cancelled') and audience = 'public' and course_id is null;

-- What the form above the public list offers.
create table session_choices (
    facet text not null constraint session_choices_facet_known check (facet in ('language', 'topic')),
    value text not null,
    last_starts_at timestamptz not null,
    constraint session_choices_pkey primary key (facet, value)
);
comment on column session_choices.last_starts_at is
    'The latest start of a public session that has it. It may be later than any, never earlier.';
insert into session_choices (facet, value, last_starts_at)
select facet, value, max(starts_at)
from sessions
join session_texts on session_id = id
cross join lateral (
    select 'language' as facet, unnest(languages) as value union all select 'topic', unnest(topics)
) said
where status in ('published', 'cancelled') and audience = 'public' and course_id is null
group by facet, value;
