-- Help given outside sessions is tallied, question by question: where, by which way, about what, how long it took and
-- what came of it. There is no place for a name.

create table questions (
    id uuid not null constraint questions_pkey primary key,
    organisation_id uuid not null constraint questions_organisation_fkey references organisations (id),
    venue_id uuid not null constraint questions_venue_fkey references venues (id),
    channel text not null constraint questions_channel_known check (channel in ('desk', 'phone', 'email', 'other')),
    topic text not null constraint questions_topic_known check (topic in (
        'print', 'email', 'e-id', 'wifi', 'phone', 'computer', 'passwords', 'e-services', 'bank', 'security', 'library',
        'other')),
    minutes integer constraint questions_minutes_bounded check (minutes between 1 and 480),
    outcome text not null constraint questions_outcome_known check (outcome in (
        'solved', 'partly', 'referred', 'come-back', 'not-our-task', 'gave-up')),
    referred_to text constraint questions_referred_to_somebody
        check (referred_to is null or (outcome = 'referred' and length(referred_to) between 1 and 80)),
    staff_id uuid not null constraint questions_staff_fkey references staff (id),
    day date not null,
    at timestamptz not null
);
comment on table questions is 'One tally for each question that was answered outside sessions; nothing about a person.';
comment on column questions.referred_to is 'A place or a service, never a person who asked.';
comment on column questions.day is 'The day of the venue''s own clock.';
create index questions_by_day on questions (venue_id, day, at);
