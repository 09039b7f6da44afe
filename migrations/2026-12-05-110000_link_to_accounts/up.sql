-- Links by which people set a password: invited by a coordinator, or because they forgot it.

create table account_links (
    id uuid not null constraint account_links_pkey primary key,
    staff_id uuid not null constraint account_links_staff_fkey references staff (id) on delete cascade,
    organisation_id uuid not null constraint account_links_organisation_fkey references organisations (id),
    kind text not null constraint account_links_kind_known check (kind in ('invitation', 'password-reset')),
    secret_hash bytea not null constraint account_links_secret_unique unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint account_links_expire_after_making check (expires_at > created_at)
);
comment on column account_links.secret_hash is
    'Of what the letter carries. That is derived from the installation''s key and the id, and stands nowhere.';
create index account_links_by_staff on account_links (staff_id, created_at);
create index account_links_by_expiry on account_links (expires_at);

alter table letters drop constraint letters_kind_known;
alter table letters add constraint letters_kind_known check (kind in (
    'confirmation', 'change', 'cancellation', 'offer', 'promotion', 'message', 'reminder', 'accessibility-report',
    'invitation', 'password-reset')) not valid;
