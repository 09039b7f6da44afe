alter table bookings
    add column companions integer not null default 0
        constraint bookings_companions_bounded check (companions between 0 and 100),
    add column booked_by jsonb not null default '{"relation": "self"}',
    add column topics text[] not null default '{}',
    add column device text,
    add column needs text[] not null default '{}',
    add column visit jsonb,
    add column discreet boolean not null default false;
update bookings b
    set companions = d.companions, booked_by = d.booked_by, topics = d.topics, device = d.device,
        needs = d.needs, visit = d.visit, discreet = d.discreet
    from booking_details d where d.booking_id = b.id;
alter table bookings
    drop constraint bookings_wiped_is_empty,
    add constraint bookings_wiped_is_empty check (wiped_at is null or (
        name is null and email is null and phone is null and visit is null and not booked_by ? 'name'));
drop table booking_details;

create or replace function write_bookings(
    ids uuid[], organisations uuid[], sessions uuid[], numbers text[], signing_keys smallint[],
    statuses text[], seats integer[], companions integer[], names text[], emails text[],
    phones text[], notifies text[], booked_by jsonb[], languages text[], interpreters text[],
    topics text[], devices text[], needs text[], visits jsonb[], walk_ins boolean[],
    places bigint[], created_by uuid[],
    scopes text[], keys text[], fingerprints bytea[], kind text,
    letters uuid[], letter_kind text,
    made_at timestamptz
) returns void language plpgsql as $$
begin
    insert into idempotency_keys (scope, key, organisation_id, fingerprint, kind, created_id, pin_version,
            created_at)
        select n.scope, n.key, n.organisation, n.fingerprint, write_bookings.kind, n.id, 1, made_at
        from (select unnest(scopes) as scope, unnest(keys) as key, unnest(fingerprints) as fingerprint,
            unnest(ids) as id, unnest(organisations) as organisation) n
        order by n.key, n.scope;

    insert into letters (id, organisation_id, booking_id, kind, recipient, language, facts, dedupe_key,
            due_at, created_at)
        select n.letter, n.organisation, n.id, letter_kind, n.email, n.language, '{}', letter_kind, made_at, made_at
        from (select unnest(letters) as letter, unnest(organisations) as organisation, unnest(ids) as id,
            unnest(emails) as email, unnest(languages) as language) n
        where n.letter is not null;

    insert into bookings (id, organisation_id, session_id, number, key_id, status, seats,
            companions, name, email, phone, notify, booked_by, language, interpreter, topics, device,
            needs, visit, walk_in, place, created_by, created_at, updated_at)
        select n.id, n.organisation, n.session, n.number, n.signing_key, n.status, n.seats,
            n.companions, n.name, n.email, n.phone, n.notify, n.booked_by, n.language, n.interpreter,
            string_to_array(n.topics, ','), n.device, string_to_array(n.needs, ','), n.visit, n.walk_in,
            n.place, n.created_by, made_at, made_at
        from (select unnest(ids) as id, unnest(organisations) as organisation, unnest(sessions) as session,
            unnest(numbers) as number, unnest(signing_keys) as signing_key, unnest(statuses) as status,
            unnest(seats) as seats, unnest(companions) as companions, unnest(names) as name,
            unnest(emails) as email, unnest(phones) as phone, unnest(notifies) as notify,
            unnest(booked_by) as booked_by, unnest(languages) as language, unnest(interpreters) as interpreter,
            unnest(topics) as topics, unnest(devices) as device, unnest(needs) as needs,
            unnest(visits) as visit, unnest(walk_ins) as walk_in, unnest(places) as place,
            unnest(created_by) as created_by) n;
end $$;
