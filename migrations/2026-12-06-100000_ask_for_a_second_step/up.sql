-- The second step at sign-in: a code out of an app, and codes to come back with when the telephone is gone.

create table second_steps (
    staff_id uuid not null constraint second_steps_pkey primary key
        constraint second_steps_staff_fkey references staff (id) on delete cascade,
    organisation_id uuid constraint second_steps_organisation_fkey references organisations (id),
    id uuid not null,
    key_id smallint not null constraint second_steps_key_fkey references signing_keys (id),
    sealed_secret bytea not null constraint second_steps_secret_length check (length(sealed_secret) = 20),
    last_counter bigint not null default 0,
    created_at timestamptz not null,
    confirmed_at timestamptz
);
comment on column second_steps.sealed_secret is
    'What the app was told, mixed with what the installation''s key makes of the id. Without the key it says nothing.';
comment on column second_steps.last_counter is 'The half minute of the last code that was taken: no code is good twice.';
comment on column second_steps.confirmed_at is 'Null until a first code was right; nobody is asked for one before.';

create table recovery_codes (
    staff_id uuid not null constraint recovery_codes_staff_fkey references second_steps (staff_id) on delete cascade,
    code_hash bytea not null,
    organisation_id uuid constraint recovery_codes_organisation_fkey references organisations (id),
    constraint recovery_codes_pkey primary key (staff_id, code_hash)
);
