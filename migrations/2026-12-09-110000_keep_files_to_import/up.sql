-- Files that somebody has had judged and has not read in yet: each for half an hour, for whoever chose it.

create table import_files (
    id uuid not null constraint import_files_pkey primary key,
    staff_id uuid not null constraint import_files_staff_fkey references staff (id) on delete cascade
        constraint import_files_one_of_each unique,
    organisation_id uuid constraint import_files_organisation_fkey references organisations (id),
    name text not null constraint import_files_name_length check (length(name) <= 200),
    content bytea not null,
    outcome jsonb,
    kept_at timestamptz not null
);
comment on column import_files.outcome is 'How many sessions it made and changed, once it was read in; then its content is empty.';
