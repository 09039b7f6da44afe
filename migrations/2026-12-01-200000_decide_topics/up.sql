-- What a venue helps with, topic by topic, and what holds in one of its sessions alone. A topic without a row is helped.

create table venue_topics (
    venue_id uuid not null constraint venue_topics_venue_fkey references venues (id) on delete cascade,
    organisation_id uuid not null constraint venue_topics_organisation_fkey references organisations (id),
    topic text not null constraint venue_topics_topic_known check (topic in (
        'start', 'phone', 'tablet', 'computer', 'email', 'e-id', 'e-services', 'health', 'bank', 'security',
        'video-calls', 'settings')),
    help text not null constraint venue_topics_help_known check (help in ('shown-only', 'referred', 'with-partner')),
    whom jsonb,
    constraint venue_topics_pkey primary key (venue_id, topic),
    constraint venue_topics_referred_to_somebody check (case help
        when 'referred' then whom is not null
        when 'with-partner' then true
        else whom is null
    end)
);
comment on table venue_topics is 'Topics that a venue does not simply help with.';
comment on column venue_topics.whom is 'Texts by language: to whom people are referred, or which partner must be present.';

create table session_topics (
    session_id uuid not null constraint session_topics_session_fkey references sessions (id) on delete cascade,
    organisation_id uuid not null constraint session_topics_organisation_fkey references organisations (id),
    topic text not null constraint session_topics_topic_known check (topic in (
        'start', 'phone', 'tablet', 'computer', 'email', 'e-id', 'e-services', 'health', 'bank', 'security',
        'video-calls', 'settings')),
    help text not null constraint session_topics_help_known check (help in (
        'helped', 'shown-only', 'referred', 'with-partner')),
    whom jsonb,
    constraint session_topics_pkey primary key (session_id, topic),
    constraint session_topics_referred_to_somebody check (case help
        when 'referred' then whom is not null
        when 'with-partner' then true
        else whom is null
    end)
);
comment on table session_topics is 'What holds in this session alone, whatever its venue says: helped, while the bank is there.';
comment on column session_topics.whom is 'As in venue_topics.';
