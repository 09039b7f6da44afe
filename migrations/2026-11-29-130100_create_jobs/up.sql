-- Jobs that processes share, a row each: when it is due, who has it, and how it fares.

create table jobs (
    name text not null constraint jobs_pkey primary key,
    due_at timestamptz not null,
    leased_until timestamptz,
    lease bigint not null default 0,
    attempts integer not null default 0,
    failing_since timestamptz,
    reason text,
    last_done_at timestamptz,
    found jsonb not null default '{}'
);
comment on table jobs is 'Jobs that one process at a time does for all of them.';
comment on column jobs.leased_until is 'By the database''s clock. Null: nobody has it. In the past: whoever had it died.';
comment on column jobs.lease is 'The fence: rises with each lease, and only the newest may write how it ended.';
comment on column jobs.attempts is 'Failures in a row.';
comment on column jobs.reason is 'Why it failed last; null once it succeeds.';
comment on column jobs.found is 'What the last run found, as figures by the names they have in metrics.';
