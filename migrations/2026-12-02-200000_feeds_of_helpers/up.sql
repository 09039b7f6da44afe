-- A helper's calendar program reads where they help, by an address that only they know.

create table helper_feeds (
    staff_id uuid not null constraint helper_feeds_pkey primary key
        constraint helper_feeds_staff_fkey references staff (id),
    secret_hash bytea not null constraint helper_feeds_secret_unique unique,
    made_at timestamptz not null
);
comment on table helper_feeds is 'The address itself is kept nowhere: whoever loses it makes another, which ends this one.';
