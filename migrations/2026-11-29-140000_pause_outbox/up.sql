-- While the mail server takes no letter at all, every process knows it from one row: since when, and why. No
-- letter is given up for the time that this lasts.

create table outbox_pause (
    one boolean not null default true
        constraint outbox_pause_pkey primary key
        constraint outbox_pause_is_one_row check (one),
    since timestamptz not null,
    fault text not null,
    reason text not null,
    tries integer not null,
    retry_at timestamptz not null
);
comment on table outbox_pause is 'One row while letters wait for the installation to be mended, else none.';
comment on column outbox_pause.fault is
    'Where and by which code, such as AUTH 535: the same as long as nothing new is to be said.';
comment on column outbox_pause.reason is 'The mail server''s words, without addresses.';
comment on column outbox_pause.tries is 'Letters that were tried in vain, one after another.';
comment on column outbox_pause.retry_at is 'From when on one process may try one letter.';

alter table letters add column refused_since timestamptz;
comment on column letters.refused_since is
    'When the mail server first put it off; null where it never did. A pause of the outbox moves it on.';
