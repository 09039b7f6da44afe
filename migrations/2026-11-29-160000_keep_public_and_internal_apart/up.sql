-- An internal training is no public session, and an edition may ask for free or open sessions.

update sessions set audience = 'internal' where kind = 'internal-training' and audience = 'public';

alter table sessions add constraint sessions_training_is_not_public
    check (kind <> 'internal-training' or audience <> 'public') not valid;

alter table editions
    add column must_be_free boolean not null default false,
    add column must_be_open boolean not null default false;
comment on column editions.must_be_free is 'A published session of the edition has no fee.';
comment on column editions.must_be_open is 'A published session of the edition is for everybody.';
