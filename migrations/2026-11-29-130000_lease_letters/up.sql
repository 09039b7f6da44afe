-- Each lease of a letter has a number, so that whoever froze past its lease can no longer say how it ended.

alter table letters add column lease bigint not null default 0;
comment on column letters.lease is
    'The fence: rises with each lease. Attempts cannot be one, for a mail server that is away gives its attempt back.';
