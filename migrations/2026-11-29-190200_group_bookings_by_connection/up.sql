-- Which bookings of the public came from one connection: for a day, so that seats taken by a machine are found.

create table booking_connections (
    booking_id uuid not null constraint booking_connections_pkey primary key
        constraint booking_connections_booking_fkey references bookings (id) on delete cascade,
    organisation_id uuid not null,
    fingerprint bytea not null
        constraint booking_connections_fingerprint_has_16_bytes check (octet_length(fingerprint) = 16),
    created_at timestamptz not null
);
comment on table booking_connections is
    'A keyed fingerprint of the network a booking came from, never its address; forgotten after 24 hours.';
comment on column booking_connections.organisation_id is 'The booking''s.';
create index booking_connections_by_age on booking_connections (created_at);

create function write_connections(
    ids uuid[], organisations uuid[], fingerprints bytea[], made_at timestamptz
) returns void language sql as $$
    insert into booking_connections (booking_id, organisation_id, fingerprint, created_at)
    select n.id, n.organisation, n.fingerprint, made_at
    from (select unnest(ids) as id, unnest(organisations) as organisation,
        unnest(fingerprints) as fingerprint) n;
$$;
