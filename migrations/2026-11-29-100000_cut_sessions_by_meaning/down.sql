alter table sessions
    add column title jsonb,
    add column description jsonb,
    add column fee jsonb,
    add column cancel_reason jsonb,
    add column languages text[] not null default '{}',
    add column topics text[] not null default '{}',
    add column waitlist boolean not null default true,
    add column promotion text not null default 'give'
        constraint sessions_promotion_known check (promotion in ('give', 'offer')),
    add column offer_minutes integer not null default 720
        constraint sessions_offer_minutes_bounded check (offer_minutes between 5 and 20160),
    add column promotion_ends_minutes_before integer not null default 120
        constraint sessions_promotion_end_bounded check (promotion_ends_minutes_before between 0 and 20160);
update sessions s
    set title = t.title, description = t.description, fee = t.fee, cancel_reason = t.cancel_reason,
        languages = t.languages, topics = t.topics, waitlist = l.waitlist, promotion = l.promotion,
        offer_minutes = l.offer_minutes, promotion_ends_minutes_before = l.promotion_ends_minutes_before
    from session_texts t join session_limits l on l.session_id = t.session_id
    where t.session_id = s.id;
alter table sessions alter column title set not null;

alter table session_limits
    drop column waitlist, drop column promotion, drop column offer_minutes,
    drop column promotion_ends_minutes_before;
delete from session_limits
    where num_nonnulls(lead_minutes, seats_per_booking, bookings_per_contact, desk_seats,
        desk_until_minutes_before) = 0;
comment on table session_limits is 'Limits a session has beyond its seats; a session without a row has none.';

drop table session_texts;
