-- The number as it was typed, for the desk's eyes; `phone` is for links and programs. The function that writes
-- bookings takes it, and says of a letter whether an act of the public caused it.

alter table bookings
    add column phone_typed text,
    add constraint bookings_wiped_has_no_phone_typed check (wiped_at is null or phone_typed is null) not valid;

drop function write_bookings(uuid[], uuid[], uuid[], text[], smallint[], text[], integer[], integer[], text[], text[],
    text[], text[], jsonb[], text[], text[], text[], text[], text[], jsonb[], boolean[], bigint[], uuid[],
    text[], text[], bytea[], text, uuid[], text, timestamptz);
create function write_bookings(
    ids uuid[], organisations uuid[], sessions uuid[], numbers text[], signing_keys smallint[],
    statuses text[], seats integer[], companions integer[], names text[], emails text[],
    phones text[], phones_typed text[], notifies text[], booked_by jsonb[], languages text[], interpreters text[],
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
            due_at, created_at, public_act)
        select n.letter, n.organisation, n.id, letter_kind, n.email, n.language, '{}', letter_kind, made_at, made_at,
            n.created_by is null
        from (select unnest(letters) as letter, unnest(organisations) as organisation, unnest(ids) as id,
            unnest(emails) as email, unnest(languages) as language, unnest(created_by) as created_by) n
        where n.letter is not null;

    insert into bookings (id, organisation_id, session_id, number, key_id, status, seats,
            name, email, phone, phone_typed, notify, language, interpreter, walk_in, place, created_by, created_at, updated_at)
        select n.id, n.organisation, n.session, n.number, n.signing_key, n.status, n.seats,
            n.name, n.email, n.phone, n.phone_typed, n.notify, n.language, n.interpreter, n.walk_in,
            n.place, n.created_by, made_at, made_at
        from (select unnest(ids) as id, unnest(organisations) as organisation, unnest(sessions) as session,
            unnest(numbers) as number, unnest(signing_keys) as signing_key, unnest(statuses) as status,
            unnest(seats) as seats, unnest(names) as name,
            unnest(emails) as email, unnest(phones) as phone,
            unnest(phones_typed) as phone_typed, unnest(notifies) as notify,
            unnest(languages) as language, unnest(interpreters) as interpreter,
            unnest(walk_ins) as walk_in, unnest(places) as place,
            unnest(created_by) as created_by) n;

    insert into booking_details (booking_id, organisation_id, companions, booked_by, topics, device, needs, visit)
        select n.id, n.organisation, n.companions, n.booked_by, string_to_array(n.topics, ','), n.device,
            string_to_array(n.needs, ','), n.visit
        from (select unnest(ids) as id, unnest(organisations) as organisation,
            unnest(companions) as companions, unnest(booked_by) as booked_by, unnest(topics) as topics,
            unnest(devices) as device, unnest(needs) as needs, unnest(visits) as visit) n
        where n.companions > 0 or n.booked_by <> '{"relation": "self"}' or n.topics <> ''
            or n.device is not null or n.needs <> '' or n.visit is not null;
end $$;
