-- The ids that other systems have for their sessions: what is imported twice is one session. An organisation's ids are its own.

create table external_ids (
    organisation_id uuid not null constraint external_ids_organisation_fkey references organisations (id),
    external_id text not null
        constraint external_ids_external_id_length check (length(external_id) between 1 and 200),
    session_id uuid not null constraint external_ids_session_unique unique
        constraint external_ids_session_fkey references sessions (id) on delete cascade,
    constraint external_ids_pkey primary key (organisation_id, external_id)
);
comment on column external_ids.external_id is 'As the sender writes it. It is never read as anything but a name.';
