-- What a token may be used for, and names by which people end tokens and sign-ins of their own. Both tables are small:
-- a row for each program and for each browser of staff.

alter table tokens
    add column id uuid not null default gen_random_uuid() constraint tokens_id_unique unique,
    add column scopes text[] not null default '{}';
comment on column tokens.scopes is 'Such as sessions:read. Empty: whatever the account may.';

alter table sign_ins
    add column id uuid not null default gen_random_uuid() constraint sign_ins_id_unique unique,
    add column device text;
comment on column sign_ins.device is 'Browser and system in words, "Firefox, Windows". Null where they are not known.';
