-- Staff sign in through an identity provider of their organisation. The three columns are on small tables.

create table staff_identities (
    id uuid not null constraint staff_identities_pkey primary key,
    staff_id uuid not null constraint staff_identities_staff_fkey references staff (id) on delete cascade,
    organisation_id uuid constraint staff_identities_organisation_fkey references organisations (id),
    issuer text not null,
    subject text not null,
    linked_at timestamptz not null,
    constraint staff_identities_subject_unique unique (issuer, subject),
    constraint staff_identities_staff_unique unique (staff_id, issuer)
);
comment on column staff_identities.subject is 'What the provider calls the person, and nobody else ever.';

alter table grants add column of_provider boolean not null default false;
comment on column grants.of_provider is
    'Whether a group at the provider gives it: the next sign-in without that group withdraws it. What is given by hand stays.';
alter table sign_ins add column by_provider boolean not null default false;
comment on column sign_ins.by_provider is 'Whether the provider proved who it is; the second step is then its business.';
alter table tokens add column by_provider boolean not null default false;
comment on column tokens.by_provider is 'Whether it was made under such a sign-in.';
