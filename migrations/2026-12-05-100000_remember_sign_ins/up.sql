-- When somebody signed in last: sign-ins themselves are deleted once they are over.

alter table staff add column signed_in_at timestamptz;
comment on column staff.signed_in_at is 'By a password, at a page or for a token. Null where nobody has.';
update staff set signed_in_at = last.at
    from (select object_id, max(at) as at from audit where act = 'sign-in.made' group by object_id) last
    where last.object_id = staff.id;
