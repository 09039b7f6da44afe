-- What the counter needs to serve many at once: limits of a session, when something in it runs out,
-- who was passed over in the queue, and functions that write a batch's rows in one prepared call.

alter table session_seats
    add column kept integer not null default 0
        constraint session_seats_kept_not_negative check (kept >= 0),
    add column kept_until timestamptz,
    add column next_expiry timestamptz;
comment on column session_seats.kept is 'The last free seats that only the desk may take, until kept_until.';
comment on column session_seats.next_expiry is
    'The earliest moment at which a hold, an offer or the desk''s share runs out; null when nothing does.';
create index session_seats_running_out on session_seats (next_expiry) where next_expiry is not null;

create table session_limits (
    session_id uuid not null constraint session_limits_pkey primary key
        constraint session_limits_session_fkey references sessions (id) on delete cascade,
    organisation_id uuid not null constraint session_limits_organisation_fkey references organisations (id),
    lead_minutes integer constraint session_limits_lead_bounded check (lead_minutes between 0 and 43200),
    seats_per_booking integer constraint session_limits_seats_bounded check (seats_per_booking between 1 and 50),
    bookings_per_contact integer
        constraint session_limits_contact_bounded check (bookings_per_contact between 1 and 50),
    desk_seats integer constraint session_limits_desk_bounded check (desk_seats between 0 and 1000000),
    desk_until_minutes_before integer
        constraint session_limits_desk_until_bounded check (desk_until_minutes_before between 0 and 43200)
);
comment on table session_limits is 'Limits a session has beyond its seats; a session without a row has none.';

alter table bookings add column passed_over_at timestamptz;
comment on column bookings.passed_over_at is
    'When somebody behind in the queue was given seats that this group was too large for.';
create index bookings_offered on bookings (session_id, offered_until) where status = 'offered';
create index bookings_by_phone on bookings (phone) where phone is not null and wiped_at is null;

-- A batch looks for its keys: by the key first, for nearly all have the scope of the public.
alter table idempotency_keys
    drop constraint idempotency_keys_pkey,
    add constraint idempotency_keys_pkey primary key (key, scope);

create function insert_bookings(incoming jsonb) returns setof uuid language plpgsql as $$
begin
    return query insert into bookings select * from jsonb_populate_recordset(null::bookings, incoming)
        on conflict on constraint bookings_number_unique do nothing returning bookings.id;
end $$;
comment on function insert_bookings is 'Answers the ids it wrote: a number that is taken already writes nothing.';

create function insert_letters(incoming jsonb) returns void language plpgsql as $$
begin
    insert into letters select * from jsonb_populate_recordset(null::letters, incoming)
        on conflict on constraint letters_told_once do nothing;
end $$;

create function insert_keys(incoming jsonb, forgotten_before timestamptz) returns setof text language plpgsql as $$
begin
    return query insert into idempotency_keys as known
        select * from jsonb_populate_recordset(null::idempotency_keys, incoming) order by key, scope
        on conflict on constraint idempotency_keys_pkey do update
            set organisation_id = excluded.organisation_id, fingerprint = excluded.fingerprint,
                kind = excluded.kind, created_id = excluded.created_id,
                pin_version = excluded.pin_version, created_at = excluded.created_at
            where known.created_at < forgotten_before
        returning known.key;
end $$;
comment on function insert_keys is 'In order, so that batches that meet wait for each other in one direction.';

create function insert_audit(incoming jsonb) returns void language plpgsql as $$
begin
    insert into audit select * from jsonb_populate_recordset(null::audit, incoming);
end $$;

create function settle_seats(incoming jsonb) returns void language plpgsql as $$
begin
    update session_seats as s
        set total = n.total, overbook = n.overbook, taken = n.taken, waiting = n.waiting,
            next_place = n.next_place, kept = n.kept, kept_until = n.kept_until,
            next_expiry = n.next_expiry
        from jsonb_populate_recordset(null::session_seats, incoming) as n
        where s.session_id = n.session_id;
end $$;
comment on function settle_seats is 'For rows that the caller holds locked.';
