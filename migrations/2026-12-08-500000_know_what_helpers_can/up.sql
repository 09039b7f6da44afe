-- What helpers can: the languages they speak, the topics and devices they know.

create table helper_skills (
    staff_id uuid not null constraint helper_skills_pkey primary key
        constraint helper_skills_staff_fkey references staff (id) on delete cascade,
    organisation_id uuid not null constraint helper_skills_organisation_fkey references organisations (id),
    languages text[] not null,
    topics text[] not null,
    devices text[] not null constraint helper_skills_devices_known check (devices <@ array[
        'android-phone', 'iphone', 'android-tablet', 'ipad', 'windows', 'mac', 'chromebook', 'other']),
    version integer not null default 1,
    updated_at timestamptz not null
);
