-- An organisation may ask whoever decides for it to sign in by two steps.

alter table organisations add column requires_totp boolean not null default false;
comment on column organisations.requires_totp is
    'Whether its coordinators do nothing before their second step is on.';
