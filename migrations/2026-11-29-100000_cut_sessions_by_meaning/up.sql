-- What a session tells people, and the rules it is booked by, stand in tables of their own: the row that
-- every list reads stays narrow, and the next field has a place.

create table session_texts (
    session_id uuid not null constraint session_texts_pkey primary key,
    organisation_id uuid not null,
    title jsonb not null,
    description jsonb,
    fee jsonb,
    cancel_reason jsonb,
    languages text[] not null default '{}',
    topics text[] not null default '{}',
    constraint session_texts_owner_fkey foreign key (session_id, organisation_id)
        references sessions (id, organisation_id) on update cascade on delete cascade
);
comment on table session_texts is 'What a session tells people. Every session has one row.';
insert into session_texts (session_id, organisation_id, title, description, fee, cancel_reason, languages, topics)
    select id, organisation_id, title, description, fee, cancel_reason, languages, topics from sessions;

alter table session_limits
    add column waitlist boolean not null default true,
    add column promotion text not null default 'give'
        constraint session_limits_promotion_known check (promotion in ('give', 'offer')),
    add column offer_minutes integer not null default 720
        constraint session_limits_offer_minutes_bounded check (offer_minutes between 5 and 20160),
    add column promotion_ends_minutes_before integer not null default 120
        constraint session_limits_promotion_end_bounded
        check (promotion_ends_minutes_before between 0 and 20160);
comment on table session_limits is 'The rules a session is booked by. Every session has one row.';
insert into session_limits (session_id, organisation_id)
    select id, organisation_id from sessions on conflict do nothing;
update session_limits l
    set waitlist = s.waitlist, promotion = s.promotion, offer_minutes = s.offer_minutes,
        promotion_ends_minutes_before = s.promotion_ends_minutes_before
    from sessions s where s.id = l.session_id;

alter table sessions
    drop column title, drop column description, drop column fee, drop column cancel_reason,
    drop column languages, drop column topics, drop column waitlist, drop column promotion,
    drop column offer_minutes, drop column promotion_ends_minutes_before;
