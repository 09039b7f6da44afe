SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';
CREATE FUNCTION public.bookings_know_their_session() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if exists (select from fresh f where not exists (select from session_seats s
            where s.session_id = f.session_id and s.organisation_id = f.organisation_id)) then
        raise foreign_key_violation using message = 'a booking without its session',
            table = 'bookings', constraint = 'bookings_owner_is_the_sessions';
    end if;
    return null;
end $$;
COMMENT ON FUNCTION public.bookings_know_their_session() IS 'What a foreign key to the counters would say, once for all rows of a statement: row by row it took more than a quarter of the time of writing bookings. It locks nothing, for whoever books holds the counters already.';
CREATE FUNCTION public.bookings_move_to_sessions() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if not exists (select from session_seats s
            where s.session_id = new.session_id and s.organisation_id = new.organisation_id) then
        raise foreign_key_violation using message = 'a booking without its session',
            table = 'bookings', constraint = 'bookings_owner_is_the_sessions';
    end if;
    return null;
end $$;
CREATE FUNCTION public.distance_km(lat_a double precision, lon_a double precision, lat_b double precision, lon_b double precision) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
    select 2 * 6371.0088 * asin(least(1.0, sqrt(
        power(sin(radians(lat_b - lat_a) / 2), 2)
        + cos(radians(lat_a)) * cos(radians(lat_b)) * power(sin(radians(lon_b - lon_a) / 2), 2))))
$$;
CREATE FUNCTION public.insert_audit(incoming jsonb) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    insert into audit select * from jsonb_populate_recordset(null::audit, incoming);
end $$;
CREATE FUNCTION public.lock_contacts(contacts text[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    perform pg_advisory_xact_lock(hashed)
        from (select hashtextextended(contact, 0) as hashed from unnest(contacts) contact order by hashed) sorted;
end $$;
COMMENT ON FUNCTION public.lock_contacts(contacts text[]) IS 'In order, so that batches that meet wait for each other in one direction.';
CREATE FUNCTION public.open_sessions(ids uuid[], patient boolean) RETURNS TABLE(session_id uuid, total integer, overbook integer, taken integer, waiting integer, next_place bigint, kept integer, kept_until timestamp with time zone, next_expiry timestamp with time zone, held boolean, edit integer, lead_minutes integer, seats_per_booking integer, bookings_per_contact integer, desk_seats integer, desk_until_minutes_before integer)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
    locked session_seats[];
begin
    if patient then
        locked := array(select s from session_seats s where session_id = any(ids)
            order by session_id for no key update);
    else
        locked := array(select s from session_seats s where session_id = any(ids)
            order by session_id for no key update skip locked);
    end if;
    -- A statement of its own, so that it sees what was committed before the locks were taken. The
    -- limits are looked up one by one: planned while there are few, a join would read them all for ever.
    return query
        select s.session_id, s.total, s.overbook, s.taken, s.waiting, s.next_place, s.kept, s.kept_until,
            s.next_expiry, false, x.edit, l.lead_minutes, l.seats_per_booking,
            l.bookings_per_contact, l.desk_seats, l.desk_until_minutes_before
        from unnest(locked) s
            join sessions x on x.id = s.session_id
            left join lateral (select * from session_limits l where l.session_id = s.session_id offset 0) l on true;
    if cardinality(locked) < cardinality(ids) then
        return query
            select s.session_id, s.total, s.overbook, s.taken, s.waiting, s.next_place, s.kept, s.kept_until,
                s.next_expiry, true, 0, null::integer, null::integer, null::integer, null::integer, null::integer
            from session_seats s
            where s.session_id = any(ids) and s.session_id <> all(array(select session_id from unnest(locked)));
    end if;
end $$;
COMMENT ON FUNCTION public.open_sessions(ids uuid[], patient boolean) IS 'Locks the counters of sessions in id order and answers what decides in them. Those that somebody else holds are waited for when patient, else answered as held.';
CREATE FUNCTION public.organisations_refuse_circle() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if new.parent_id is null then
        return new;
    end if;
    -- Two moves that close a circle together would not see each other: one at a time.
    perform pg_advisory_xact_lock(hashtext('organisations_tree'));
    if exists (
        with recursive above (id) as (
            select new.parent_id
            union
            select o.parent_id from organisations o join above a on o.id = a.id where o.parent_id is not null
        )
        select 1 from above where id = new.id
    ) then
        raise exception 'an organisation cannot stand below itself'
            using errcode = 'check_violation', constraint = 'organisations_no_circle';
    end if;
    return new;
end
$$;
CREATE FUNCTION public.session_seats_keep_bookings() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if tg_op = 'UPDATE' and new.session_id = old.session_id then
        update bookings set organisation_id = new.organisation_id where session_id = old.session_id;
    elsif exists (select from bookings where session_id = old.session_id) then
        raise foreign_key_violation using message = 'bookings are left without their session',
            table = 'bookings', constraint = 'bookings_owner_is_the_sessions';
    end if;
    return null;
end $$;
COMMENT ON FUNCTION public.session_seats_keep_bookings() IS 'The other side: an owner that changes is the bookings'' owner too; a session with bookings stays.';
CREATE FUNCTION public.settle_seats(sessions uuid[], totals integer[], overbooks integer[], taken integer[], waiting integer[], next_places bigint[], kept integer[], kept_until timestamp with time zone[], next_expiries timestamp with time zone[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    update session_seats as s
        set total = n.total, overbook = n.overbook, taken = n.taken, waiting = n.waiting,
            next_place = n.next_place, kept = n.kept, kept_until = n.kept_until,
            next_expiry = n.next_expiry
        from (select unnest(sessions) as session, unnest(totals) as total, unnest(overbooks) as overbook,
            unnest(settle_seats.taken) as taken, unnest(settle_seats.waiting) as waiting,
            unnest(next_places) as next_place, unnest(settle_seats.kept) as kept,
            unnest(settle_seats.kept_until) as kept_until, unnest(next_expiries) as next_expiry) n
        where s.session_id = n.session;
end $$;
COMMENT ON FUNCTION public.settle_seats(sessions uuid[], totals integer[], overbooks integer[], taken integer[], waiting integer[], next_places bigint[], kept integer[], kept_until timestamp with time zone[], next_expiries timestamp with time zone[]) IS 'For rows that the caller holds locked.';
CREATE FUNCTION public.write_bookings(ids uuid[], organisations uuid[], sessions uuid[], numbers text[], signing_keys smallint[], statuses text[], seats integer[], companions integer[], names text[], emails text[], phones text[], notifies text[], booked_by jsonb[], languages text[], interpreters text[], topics text[], devices text[], needs text[], visits jsonb[], walk_ins boolean[], places bigint[], created_by uuid[], scopes text[], keys text[], fingerprints bytea[], kind text, letters uuid[], letter_kind text, made_at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
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
COMMENT ON FUNCTION public.write_bookings(ids uuid[], organisations uuid[], sessions uuid[], numbers text[], signing_keys smallint[], statuses text[], seats integer[], companions integer[], names text[], emails text[], phones text[], notifies text[], booked_by jsonb[], languages text[], interpreters text[], topics text[], devices text[], needs text[], visits jsonb[], walk_ins boolean[], places bigint[], created_by uuid[], scopes text[], keys text[], fingerprints bytea[], kind text, letters uuid[], letter_kind text, made_at timestamp with time zone) IS 'Keys in order, so that batches that meet wait for each other in one direction. Columns are unfolded beside each other in the list of what is selected: as a table of many columns, each went through a store of its own. Topics and needs are joined by commas; a booking whose letter is null is confirmed without one.';
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.__diesel_schema_migrations (
    version character varying(50) NOT NULL,
    run_on timestamp without time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);
CREATE TABLE public.attendance (
    booking_id uuid NOT NULL,
    session_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    outcome text NOT NULL,
    people integer NOT NULL,
    by uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT attendance_only_who_came_counts CHECK (((outcome = 'came'::text) OR (people = 0))),
    CONSTRAINT attendance_outcome_known CHECK ((outcome = ANY (ARRAY['came'::text, 'no-show'::text, 'excused'::text]))),
    CONSTRAINT attendance_people_bounded CHECK (((people >= 0) AND (people <= 1000)))
);
COMMENT ON COLUMN public.attendance.session_id IS 'The session itself, or the meeting of a course.';
CREATE TABLE public.audit (
    id uuid NOT NULL,
    organisation_id uuid,
    staff_id uuid,
    act text NOT NULL,
    object_id uuid,
    facts jsonb DEFAULT '{}'::jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT audit_act_dotted CHECK ((act ~ '^[a-z-]+\.[a-z-]+$'::text))
);
CREATE TABLE public.bookings (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    session_id uuid NOT NULL,
    number text NOT NULL,
    key_id smallint NOT NULL,
    pin_version integer DEFAULT 1 NOT NULL,
    link_version integer DEFAULT 1 NOT NULL,
    status text NOT NULL,
    seats integer NOT NULL,
    companions integer DEFAULT 0 NOT NULL,
    name text,
    email text,
    phone text,
    notify text NOT NULL,
    booked_by jsonb DEFAULT '{"relation": "self"}'::jsonb NOT NULL,
    language text NOT NULL,
    interpreter text,
    topics text[] DEFAULT '{}'::text[] NOT NULL,
    device text,
    needs text[] DEFAULT '{}'::text[] NOT NULL,
    visit jsonb,
    discreet boolean DEFAULT false NOT NULL,
    walk_in boolean DEFAULT false NOT NULL,
    place bigint,
    offered_until timestamp with time zone,
    released_at timestamp with time zone,
    created_by uuid,
    edit integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    wiped_at timestamp with time zone,
    passed_over_at timestamp with time zone,
    CONSTRAINT bookings_companions_bounded CHECK (((companions >= 0) AND (companions <= 100))),
    CONSTRAINT bookings_notify_known CHECK ((notify = ANY (ARRAY['email'::text, 'phone'::text, 'none'::text]))),
    CONSTRAINT bookings_number_eight_signs CHECK ((number ~ '^[346789ABCDEFGHJKMNPQRSTVWXYZ]{8}$'::text)),
    CONSTRAINT bookings_offer_has_an_end CHECK (((status <> 'offered'::text) OR (offered_until IS NOT NULL))),
    CONSTRAINT bookings_seats_positive CHECK (((seats >= 1) AND (seats <= 1000))),
    CONSTRAINT bookings_status_known CHECK ((status = ANY (ARRAY['confirmed'::text, 'waiting'::text, 'offered'::text, 'pending'::text, 'cancelled'::text, 'came'::text, 'no-show'::text, 'excused'::text]))),
    CONSTRAINT bookings_waiting_has_a_place CHECK (((status <> 'waiting'::text) OR (place IS NOT NULL))),
    CONSTRAINT bookings_wiped_is_empty CHECK (((wiped_at IS NULL) OR ((name IS NULL) AND (email IS NULL) AND (phone IS NULL) AND (visit IS NULL) AND (NOT (booked_by ? 'name'::text)))))
);
COMMENT ON COLUMN public.bookings.passed_over_at IS 'When somebody behind in the queue was given seats that this group was too large for.';
CREATE TABLE public.call_tasks (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    booking_id uuid NOT NULL,
    session_id uuid NOT NULL,
    kind text NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    dedupe_key text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    outcome text,
    note text,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT call_tasks_kind_known CHECK ((kind = ANY (ARRAY['change'::text, 'cancellation'::text, 'offer'::text, 'promotion'::text]))),
    CONSTRAINT call_tasks_outcome_known CHECK ((outcome = ANY (ARRAY['reached'::text, 'no-answer'::text, 'left-word'::text]))),
    CONSTRAINT call_tasks_state_known CHECK ((state = ANY (ARRAY['open'::text, 'done'::text])))
);
CREATE TABLE public.campaigns (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    edit integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT campaigns_slug_plain CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 60)))
);
CREATE TABLE public.counts (
    session_id uuid NOT NULL,
    version integer NOT NULL,
    organisation_id uuid NOT NULL,
    state text NOT NULL,
    total integer NOT NULL,
    children integer,
    women integer,
    men integer,
    first_visits integer,
    digital integer,
    ages jsonb,
    languages jsonb,
    by uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT counts_digital_bounded CHECK (((digital >= 0) AND (digital <= 10000000))),
    CONSTRAINT counts_parts_within_total CHECK ((((COALESCE(children, 0) >= 0) AND (COALESCE(children, 0) <= total)) AND (COALESCE(women, 0) >= 0) AND (COALESCE(men, 0) >= 0) AND ((COALESCE(women, 0) + COALESCE(men, 0)) <= total) AND ((COALESCE(first_visits, 0) >= 0) AND (COALESCE(first_visits, 0) <= total)))),
    CONSTRAINT counts_state_known CHECK ((state = ANY (ARRAY['counted'::text, 'estimated'::text]))),
    CONSTRAINT counts_total_bounded CHECK (((total >= 0) AND (total <= 1000000))),
    CONSTRAINT counts_version_positive CHECK ((version > 0))
);
COMMENT ON COLUMN public.counts.total IS 'People in the room; digital participants are counted beside it, never in it.';
CREATE TABLE public.door_lines (
    booking_id uuid NOT NULL,
    kind text NOT NULL,
    organisation_id uuid NOT NULL,
    session_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT door_lines_kind_known CHECK ((kind = ANY (ARRAY['change'::text, 'cancellation'::text, 'offer'::text, 'promotion'::text])))
);
COMMENT ON TABLE public.door_lines IS 'People who can only be told when they come: the list at the door.';
CREATE TABLE public.editions (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    edition text NOT NULL,
    name jsonb NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    theme jsonb,
    rules jsonb,
    revision integer DEFAULT 0 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT editions_edition_plain CHECK ((edition ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT editions_end_after_start CHECK ((ends_on >= starts_on))
);
COMMENT ON COLUMN public.editions.ends_on IS 'Null where no end was announced.';
COMMENT ON COLUMN public.editions.revision IS 'Rises by one at each submission by anyone.';
CREATE TABLE public.grants (
    id uuid NOT NULL,
    staff_id uuid NOT NULL,
    role text NOT NULL,
    organisation_id uuid,
    venue_id uuid,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT grants_role_known CHECK ((role = ANY (ARRAY['volunteer'::text, 'helper'::text, 'desk'::text, 'planner'::text, 'coordinator'::text, 'steering'::text, 'campaign-organiser'::text, 'auditor'::text, 'operator'::text]))),
    CONSTRAINT grants_whole_installation_is_operators CHECK (((role = 'operator'::text) = (organisation_id IS NULL)))
);
COMMENT ON COLUMN public.grants.venue_id IS 'Null: the organisation and everything below it, as far as the next controller.';
CREATE TABLE public.holds (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    session_id uuid NOT NULL,
    seats integer NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT holds_seats_positive CHECK (((seats >= 1) AND (seats <= 1000)))
);
CREATE TABLE public.holidays (
    country text NOT NULL,
    day date NOT NULL,
    name text NOT NULL,
    kind text NOT NULL
);
CREATE TABLE public.idempotency_keys (
    scope text NOT NULL,
    key text NOT NULL,
    organisation_id uuid,
    fingerprint bytea NOT NULL,
    kind text NOT NULL,
    created_id uuid NOT NULL,
    pin_version integer,
    created_at timestamp with time zone NOT NULL
);
COMMENT ON TABLE public.idempotency_keys IS 'What came into being under a key: no name, no PIN. Kept 72 hours.';
CREATE TABLE public.languages (
    tag text NOT NULL,
    endonym text NOT NULL,
    direction text NOT NULL,
    names jsonb NOT NULL,
    CONSTRAINT languages_direction_known CHECK ((direction = ANY (ARRAY['ltr'::text, 'rtl'::text])))
);
CREATE TABLE public.letters (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    booking_id uuid,
    kind text NOT NULL,
    state text DEFAULT 'waiting'::text NOT NULL,
    recipient text,
    language text NOT NULL,
    facts jsonb NOT NULL,
    dedupe_key text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    leased_until timestamp with time zone,
    message_id text,
    reason text,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    CONSTRAINT letters_kind_known CHECK ((kind = ANY (ARRAY['confirmation'::text, 'change'::text, 'cancellation'::text, 'offer'::text, 'promotion'::text, 'reminder'::text]))),
    CONSTRAINT letters_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'given-up'::text, 'expired'::text, 'superseded'::text])))
);
COMMENT ON COLUMN public.letters.dedupe_key IS 'What is told once for each booking: the kind, with the booking''s edit where it can be told again.';
CREATE TABLE public.municipalities (
    id integer NOT NULL,
    country text NOT NULL,
    code text NOT NULL,
    valid_from date NOT NULL,
    name text NOT NULL,
    region_code text NOT NULL,
    region_name text NOT NULL,
    lat double precision NOT NULL,
    lon double precision NOT NULL,
    CONSTRAINT municipalities_code_is_digits CHECK ((code ~ '^[0-9]{4}$'::text)),
    CONSTRAINT municipalities_country_known CHECK ((country ~ '^[A-Z]{2}$'::text))
);
COMMENT ON TABLE public.municipalities IS 'A code is unique only within a country and a time: 1860 is Laxå in Sweden and Vestvågøy in Norway.';
ALTER TABLE public.municipalities ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.municipalities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.occupations (
    session_id uuid NOT NULL,
    resource uuid NOT NULL,
    resource_kind text NOT NULL,
    organisation_id uuid NOT NULL,
    span tstzrange NOT NULL,
    clash_group uuid NOT NULL,
    CONSTRAINT occupations_resource_known CHECK ((resource_kind = ANY (ARRAY['room'::text, 'helper'::text])))
);
COMMENT ON TABLE public.occupations IS 'A room that is not shared, or a helper, and when: gone when the session is cancelled. A course''s own row occupies nothing.';
CREATE TABLE public.organisations (
    id uuid NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    parent_id uuid,
    controller boolean DEFAULT false NOT NULL,
    municipality_id integer,
    country text NOT NULL,
    time_zone text NOT NULL,
    languages text[] NOT NULL,
    publication_reserved boolean DEFAULT false NOT NULL,
    retention_days integer DEFAULT 14 NOT NULL,
    phone text,
    edit integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    may_be_parent boolean GENERATED ALWAYS AS ((kind <> 'network'::text)) STORED,
    parent_may_be_parent boolean GENERATED ALWAYS AS (
CASE
    WHEN (parent_id IS NULL) THEN NULL::boolean
    ELSE true
END) STORED,
    CONSTRAINT organisations_country_known CHECK ((country ~ '^[A-Z]{2}$'::text)),
    CONSTRAINT organisations_kind_known CHECK ((kind = ANY (ARRAY['municipality'::text, 'region'::text, 'library'::text, 'department'::text, 'study-association'::text, 'adult-education'::text, 'authority'::text, 'association'::text, 'company'::text, 'network'::text]))),
    CONSTRAINT organisations_languages_some CHECK ((cardinality(languages) > 0)),
    CONSTRAINT organisations_not_own_parent CHECK ((parent_id IS DISTINCT FROM id)),
    CONSTRAINT organisations_retention_bounded CHECK (((retention_days >= 1) AND (retention_days <= 365))),
    CONSTRAINT organisations_root_is_controller CHECK (((parent_id IS NOT NULL) OR controller)),
    CONSTRAINT organisations_slug_plain CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 60)))
);
CREATE TABLE public.pin_tries (
    number text NOT NULL,
    hour_began_at timestamp with time zone NOT NULL,
    in_hour integer NOT NULL,
    in_life integer NOT NULL
);
COMMENT ON TABLE public.pin_tries IS 'By the number as typed, known or not, so that a wait tells nothing.';
CREATE TABLE public.pledges (
    staff_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    pledged_on date NOT NULL
);
COMMENT ON TABLE public.pledges IS 'The dated secrecy pledge without which a volunteer sees no roster.';
CREATE TABLE public.rooms (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    venue_id uuid NOT NULL,
    name text NOT NULL,
    shared boolean DEFAULT false NOT NULL,
    edit integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);
CREATE TABLE public.session_editions (
    session_id uuid NOT NULL,
    edition_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE public.session_helpers (
    session_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE public.session_limits (
    session_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    lead_minutes integer,
    seats_per_booking integer,
    bookings_per_contact integer,
    desk_seats integer,
    desk_until_minutes_before integer,
    CONSTRAINT session_limits_contact_bounded CHECK (((bookings_per_contact >= 1) AND (bookings_per_contact <= 50))),
    CONSTRAINT session_limits_desk_bounded CHECK (((desk_seats >= 0) AND (desk_seats <= 1000000))),
    CONSTRAINT session_limits_desk_until_bounded CHECK (((desk_until_minutes_before >= 0) AND (desk_until_minutes_before <= 43200))),
    CONSTRAINT session_limits_lead_bounded CHECK (((lead_minutes >= 0) AND (lead_minutes <= 43200))),
    CONSTRAINT session_limits_seats_bounded CHECK (((seats_per_booking >= 1) AND (seats_per_booking <= 50)))
);
COMMENT ON TABLE public.session_limits IS 'Limits a session has beyond its seats; a session without a row has none.';
CREATE TABLE public.session_organisers (
    session_id uuid NOT NULL,
    "position" integer NOT NULL,
    organisation_id uuid NOT NULL,
    organiser_id uuid,
    name text NOT NULL,
    role text NOT NULL,
    CONSTRAINT session_organisers_role_known CHECK ((role = ANY (ARRAY['owner'::text, 'partner'::text, 'guest'::text])))
);
CREATE TABLE public.session_seats (
    session_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    total integer,
    overbook integer DEFAULT 0 NOT NULL,
    taken integer DEFAULT 0 NOT NULL,
    waiting integer DEFAULT 0 NOT NULL,
    next_place bigint DEFAULT 1 NOT NULL,
    kept integer DEFAULT 0 NOT NULL,
    kept_until timestamp with time zone,
    next_expiry timestamp with time zone,
    CONSTRAINT session_seats_kept_not_negative CHECK ((kept >= 0)),
    CONSTRAINT session_seats_never_oversold CHECK (((taken >= 0) AND (taken <= (COALESCE(total, 0) + overbook)))),
    CONSTRAINT session_seats_overbook_not_negative CHECK ((overbook >= 0)),
    CONSTRAINT session_seats_total_bounded CHECK (((total >= 1) AND (total <= 1000000))),
    CONSTRAINT session_seats_waiting_not_negative CHECK ((waiting >= 0))
)
WITH (fillfactor='50');
COMMENT ON TABLE public.session_seats IS 'The counters a booking locks: narrow, and with room in the page, so that an update stays in place.';
COMMENT ON COLUMN public.session_seats.total IS 'Null for a drop-in and for a meeting of a course.';
COMMENT ON COLUMN public.session_seats.overbook IS 'Seats staff sold beyond the total, each with a reason in the audit log.';
COMMENT ON COLUMN public.session_seats.kept IS 'The last free seats that only the desk may take, until kept_until.';
COMMENT ON COLUMN public.session_seats.next_expiry IS 'The earliest moment at which a hold, an offer or the desk''s share runs out; null when nothing does.';
CREATE TABLE public.sessions (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    venue_id uuid NOT NULL,
    room_id uuid,
    municipality_id integer NOT NULL,
    course_id uuid,
    kind text NOT NULL,
    mode text NOT NULL,
    status text NOT NULL,
    title jsonb NOT NULL,
    description jsonb,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    time_zone text NOT NULL,
    local_date date NOT NULL,
    local_time time without time zone NOT NULL,
    arrangement text DEFAULT 'own'::text NOT NULL,
    waitlist boolean DEFAULT true NOT NULL,
    promotion text DEFAULT 'give'::text NOT NULL,
    offer_minutes integer DEFAULT 720 NOT NULL,
    promotion_ends_minutes_before integer DEFAULT 120 NOT NULL,
    languages text[] DEFAULT '{}'::text[] NOT NULL,
    topics text[] DEFAULT '{}'::text[] NOT NULL,
    audience text DEFAULT 'public'::text NOT NULL,
    fee jsonb,
    booking_opens_at timestamp with time zone,
    booking_closes_at timestamp with time zone,
    cancel_reason jsonb,
    clash_group uuid NOT NULL,
    edit integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT sessions_arrangement_known CHECK ((arrangement = ANY (ARRAY['own'::text, 'with-others'::text, 'others-alone'::text]))),
    CONSTRAINT sessions_audience_known CHECK ((audience = ANY (ARRAY['public'::text, 'internal'::text, 'invited'::text]))),
    CONSTRAINT sessions_ends_after_start CHECK ((ends_at > starts_at)),
    CONSTRAINT sessions_kind_known CHECK ((kind = ANY (ARRAY['one-to-one'::text, 'drop-in'::text, 'lecture'::text, 'workshop'::text, 'course'::text, 'fair'::text, 'cafe'::text, 'open-house'::text, 'home-visit'::text, 'phone'::text, 'outreach'::text, 'focus-group'::text, 'internal-training'::text, 'children'::text, 'debate'::text]))),
    CONSTRAINT sessions_mode_known CHECK ((mode = ANY (ARRAY['booking'::text, 'drop-in'::text]))),
    CONSTRAINT sessions_no_meeting_of_itself CHECK ((course_id IS DISTINCT FROM id)),
    CONSTRAINT sessions_offer_minutes_bounded CHECK (((offer_minutes >= 5) AND (offer_minutes <= 20160))),
    CONSTRAINT sessions_promotion_end_bounded CHECK (((promotion_ends_minutes_before >= 0) AND (promotion_ends_minutes_before <= 20160))),
    CONSTRAINT sessions_promotion_known CHECK ((promotion = ANY (ARRAY['give'::text, 'offer'::text]))),
    CONSTRAINT sessions_status_known CHECK ((status = ANY (ARRAY['draft'::text, 'proposed'::text, 'published'::text, 'cancelled'::text])))
);
COMMENT ON COLUMN public.sessions.municipality_id IS 'A copy of the venue''s, so that a merger does not rewrite the past.';
COMMENT ON COLUMN public.sessions.clash_group IS 'Sessions of one group may overlap; its own id unless staff allowed it beside another.';
CREATE TABLE public.sign_in_tries (
    email_hash bytea NOT NULL,
    misses integer NOT NULL,
    since timestamp with time zone NOT NULL
);
COMMENT ON TABLE public.sign_in_tries IS 'Misses by a keyed hash of the address as typed, known or not: a wait tells nothing.';
CREATE TABLE public.sign_ins (
    id_hash bytea NOT NULL,
    staff_id uuid NOT NULL,
    organisation_id uuid,
    created_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL
);
CREATE TABLE public.signing_keys (
    id smallint NOT NULL,
    fingerprint bytea NOT NULL,
    created_at timestamp with time zone NOT NULL
);
COMMENT ON TABLE public.signing_keys IS 'Fingerprints of the keys PINs and links are derived with; the keys stay outside.';
ALTER TABLE public.signing_keys ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.signing_keys_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.staff (
    id uuid NOT NULL,
    organisation_id uuid,
    name text NOT NULL,
    email text,
    password_hash text,
    disabled_at timestamp with time zone,
    edit integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT staff_password_needs_email CHECK (((password_hash IS NULL) OR (email IS NOT NULL)))
);
COMMENT ON COLUMN public.staff.organisation_id IS 'Null for the operator of the whole installation alone.';
COMMENT ON COLUMN public.staff.email IS 'Null for a helper who never signs in.';
CREATE TABLE public.submissions (
    id uuid NOT NULL,
    edition_id uuid NOT NULL,
    revision integer NOT NULL,
    organisation_id uuid NOT NULL,
    by uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT submissions_revision_positive CHECK ((revision > 0))
);
CREATE TABLE public.submitted_sessions (
    edition_id uuid NOT NULL,
    revision integer NOT NULL,
    session_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    controller_id uuid NOT NULL,
    venue_id uuid NOT NULL,
    municipality_id integer NOT NULL,
    kind text NOT NULL,
    day date NOT NULL,
    languages text[] NOT NULL,
    organiser_type text NOT NULL,
    state text NOT NULL,
    bookings integer NOT NULL,
    no_shows integer NOT NULL,
    walk_ins integer NOT NULL,
    participants integer NOT NULL,
    children integer NOT NULL,
    digital integer NOT NULL,
    CONSTRAINT submitted_sessions_state_known CHECK ((state = ANY (ARRAY['planned'::text, 'cancelled'::text, 'unreported'::text, 'estimated'::text, 'counted'::text, 'withdrawn'::text])))
);
COMMENT ON TABLE public.submitted_sessions IS 'Frozen figures. Revision n of an edition is, for each session, its newest row up to n; withdrawn says it left.';
CREATE TABLE public.tokens (
    hash bytea NOT NULL,
    staff_id uuid NOT NULL,
    organisation_id uuid,
    name text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone
);
CREATE TABLE public.venues (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    municipality_id integer NOT NULL,
    time_zone text NOT NULL,
    address text,
    phone text,
    lat double precision,
    lon double precision,
    accessibility jsonb,
    edit integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT venues_kind_known CHECK ((kind = ANY (ARRAY['library'::text, 'branch-library'::text, 'service-point'::text, 'contact-centre'::text, 'learning-centre'::text, 'culture-house'::text, 'state-office'::text, 'study-association'::text, 'folk-high-school'::text, 'senior-meeting-place'::text, 'sheltered-housing'::text, 'school'::text, 'mobile-stop'::text, 'market'::text, 'hospital'::text, 'home'::text, 'online'::text, 'phone'::text, 'other'::text]))),
    CONSTRAINT venues_lat_on_earth CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision))),
    CONSTRAINT venues_lon_on_earth CHECK (((lon >= ('-180'::integer)::double precision) AND (lon <= (180)::double precision))),
    CONSTRAINT venues_slug_plain CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 60))),
    CONSTRAINT venues_whole_position CHECK (((lat IS NULL) = (lon IS NULL)))
);
CREATE TABLE public.walk_ins (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    session_id uuid NOT NULL,
    count integer NOT NULL,
    by uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT walk_ins_count_bounded CHECK (((count >= 1) AND (count <= 1000)))
);
COMMENT ON TABLE public.walk_ins IS 'Bare numbers that take no seat; a walk-in with a name is a booking.';
INSERT INTO public.__diesel_schema_migrations VALUES ('20260105100000', '2026-11-29 04:21:49.866669');
INSERT INTO public.__diesel_schema_migrations VALUES ('20260105101000', '2026-11-29 04:21:49.966216');
INSERT INTO public.__diesel_schema_migrations VALUES ('20260105102000', '2026-11-29 04:21:50.049864');
INSERT INTO public.__diesel_schema_migrations VALUES ('20260105103000', '2026-11-29 04:21:50.257931');
INSERT INTO public.__diesel_schema_migrations VALUES ('20260105103500', '2026-11-29 04:21:50.345837');
INSERT INTO public.__diesel_schema_migrations VALUES ('20260105104000', '2026-11-29 04:21:50.361741');
INSERT INTO public.__diesel_schema_migrations VALUES ('20260105105000', '2026-11-29 04:21:50.445787');
INSERT INTO public.__diesel_schema_migrations VALUES ('20260105106000', '2026-11-29 04:21:50.601878');
INSERT INTO public.__diesel_schema_migrations VALUES ('20260105107000', '2026-11-29 04:21:50.758084');
INSERT INTO public.__diesel_schema_migrations VALUES ('20260105108000', '2026-11-29 04:21:50.893881');
INSERT INTO public.__diesel_schema_migrations VALUES ('20260202100000', '2026-11-29 04:21:51.001516');
INSERT INTO public.__diesel_schema_migrations VALUES ('20260302100000', '2026-11-29 04:21:51.057791');
INSERT INTO public.__diesel_schema_migrations VALUES ('20260309100000', '2026-11-29 04:21:51.121788');
INSERT INTO public.audit VALUES ('01a22589-ded5-70cb-b37c-7b48b4978bcb', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'venue.added', '01a22589-debd-7409-b8ab-09c06c7b3a49', '{}', '2026-11-29 04:22:02.165966+00');
INSERT INTO public.audit VALUES ('01a22589-def8-7395-9b61-06270713db22', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'room.added', '01a22589-def6-7465-b417-e408585bc2b4', '{}', '2026-11-29 04:22:02.230336+00');
INSERT INTO public.audit VALUES ('01a22589-df4d-7382-9983-876c7c2d120e', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'session.drafted', '01a22589-df2b-734d-944f-aaf41f58be74', '{"clashAllowed": null}', '2026-11-29 04:22:02.258234+00');
INSERT INTO public.audit VALUES ('01a22589-df97-7268-9e8d-05ac8fa0340e', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'session.published', '01a22589-df2b-734d-944f-aaf41f58be74', '{}', '2026-11-29 04:22:02.389906+00');
INSERT INTO public.audit VALUES ('01a22589-dfb0-7205-bc52-3ef69831122d', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'session.drafted', '01a22589-dfad-74dc-a2be-67730ff9cf45', '{"clashAllowed": null}', '2026-11-29 04:22:02.401554+00');
INSERT INTO public.audit VALUES ('01a22589-dfd4-718d-9658-f1d1c1f81553', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'session.published', '01a22589-dfad-74dc-a2be-67730ff9cf45', '{}', '2026-11-29 04:22:02.451903+00');
INSERT INTO public.audit VALUES ('01a22589-dffa-74b9-aadf-8b950fc74ab1', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'session.drafted', '01a22589-dff2-73f3-a043-aedb184815aa', '{"clashAllowed": null}', '2026-11-29 04:22:02.480471+00');
INSERT INTO public.audit VALUES ('01a22589-e02a-7552-985f-e5a2d4e1f202', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'session.published', '01a22589-dff2-73f3-a043-aedb184815aa', '{}', '2026-11-29 04:22:02.525727+00');
INSERT INTO public.audit VALUES ('01a22589-e03d-7025-8b9b-2c33287dd33e', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'session.drafted', '01a22589-e03a-71b9-a9bf-d99e919e7b30', '{"clashAllowed": null}', '2026-11-29 04:22:02.55234+00');
INSERT INTO public.audit VALUES ('01a22589-e06b-73b5-9ac5-4f8ee5ed5fae', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'session.published', '01a22589-e03a-71b9-a9bf-d99e919e7b30', '{}', '2026-11-29 04:22:02.587151+00');
INSERT INTO public.audit VALUES ('01a22589-e07b-757a-be2d-6d04f226b0d4', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'session.drafted', '01a22589-e079-7321-9c84-85958620de16', '{"clashAllowed": null}', '2026-11-29 04:22:02.616027+00');
INSERT INTO public.audit VALUES ('01a22589-e093-741b-a732-7ddb649f5b83', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'session.drafted', '01a22589-e091-75a9-8ccc-10c7febbbe2b', '{"clashAllowed": null}', '2026-11-29 04:22:02.640722+00');
INSERT INTO public.audit VALUES ('01a22589-e0d0-7388-8f47-6fecb91bf357', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'session.published', '01a22589-e091-75a9-8ccc-10c7febbbe2b', '{}', '2026-11-29 04:22:02.689837+00');
INSERT INTO public.audit VALUES ('01a22589-e134-7415-93b3-dbb7c98b1708', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'session.drafted', '01a22589-e0e9-75b6-8faf-f02ae91abfe1', '{"clashAllowed": null}', '2026-11-29 04:22:02.714796+00');
INSERT INTO public.audit VALUES ('01a22589-e13e-76d8-b8af-fbac20e903f1', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'session.published', '01a22589-e0e9-75b6-8faf-f02ae91abfe1', '{}', '2026-11-29 04:22:02.811271+00');
INSERT INTO public.audit VALUES ('01a22589-e285-748c-a815-970aaae0ddec', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'booking.cancelled', '01a22589-e22b-7172-8e80-a7a198a725d0', '{}', '2026-11-29 04:22:03.105885+00');
INSERT INTO public.audit VALUES ('01a22589-e319-7639-b2f9-bd358fc066a0', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'session.cancelled', '01a22589-e091-75a9-8ccc-10c7febbbe2b', '{"letters": 0, "atTheDoor": 0, "callTasks": 1}', '2026-11-29 04:22:03.250801+00');
INSERT INTO public.audit VALUES ('01a22589-e372-75fb-b014-a8e9cf682a66', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'walk-in.counted', '01a22589-e03a-71b9-a9bf-d99e919e7b30', '{"count": 3}', '2026-11-29 04:22:03.354895+00');
INSERT INTO public.audit VALUES ('01a22589-e37a-770e-87f8-e3699204e4bc', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'session.counted', '01a22589-e03a-71b9-a9bf-d99e919e7b30', '{"state": "counted", "total": 3, "version": 1}', '2026-11-29 04:22:03.383505+00');
INSERT INTO public.audit VALUES ('01a22589-e405-72d7-b639-ff2abcf8da8e', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'hold.made', '01a22589-e3f1-75ae-89b9-a4c9219e264d', '{"seats": 1}', '2026-11-29 04:22:03.484773+00');
INSERT INTO public.audit VALUES ('01a22589-e42e-7043-b990-5dd1a6e7ed31', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'booking.cancelled', '01a22589-e161-7231-a871-8aab39e4a474', '{}', '2026-11-29 04:22:03.534416+00');
INSERT INTO public.audit VALUES ('01a22589-e453-72c9-bbd3-372858509123', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'booking.read', '01a22589-e19a-7558-8f4d-a25a6918d5b8', '{}', '2026-11-29 04:22:03.603972+00');
INSERT INTO public.audit VALUES ('01a22589-e467-72a4-bf99-98cac767b3cc', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'booking.read', '01a22589-e161-7231-a871-8aab39e4a474', '{}', '2026-11-29 04:22:03.6237+00');
INSERT INTO public.audit VALUES ('01a22589-e47d-76ce-a78e-dde0a200b423', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'booking.read', '01a22589-e19a-7558-8f4d-a25a6918d5b8', '{}', '2026-11-29 04:22:03.645649+00');
INSERT INTO public.audit VALUES ('01a22589-e48a-7214-893e-36e7360aa986', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'booking.read', '01a22589-e1b8-73c5-9290-700559b204d5', '{}', '2026-11-29 04:22:03.658385+00');
INSERT INTO public.audit VALUES ('01a22589-e495-76c7-91cc-18ed8ec5a78b', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'booking.read', '01a22589-e1e9-7352-8e72-15b502520eaf', '{}', '2026-11-29 04:22:03.669893+00');
INSERT INTO public.audit VALUES ('01a22589-e4bd-77c4-b676-07ef29c9eb8f', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'booking.read', '01a22589-e200-74ee-a218-b24719f5ee60', '{}', '2026-11-29 04:22:03.70969+00');
INSERT INTO public.audit VALUES ('01a22589-e4d3-75b9-a925-04cbbacb6d08', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'booking.read', '01a22589-e22b-7172-8e80-a7a198a725d0', '{}', '2026-11-29 04:22:03.731123+00');
INSERT INTO public.audit VALUES ('01a22589-e4e0-75df-9cb0-52f5f59161f6', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'booking.read', '01a22589-e28d-73a0-827d-26aa88977b86', '{}', '2026-11-29 04:22:03.744001+00');
INSERT INTO public.audit VALUES ('01a22589-e50d-7412-ae7d-4e822051c36f', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'booking.read', '01a22589-e2ad-7210-806c-0dd48a7285a7', '{}', '2026-11-29 04:22:03.789866+00');
INSERT INTO public.audit VALUES ('01a22589-e521-75f8-ad1d-c116afbfee8b', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'booking.read', '01a22589-e32e-738d-bada-11e23f3132a6', '{}', '2026-11-29 04:22:03.809438+00');
INSERT INTO public.audit VALUES ('01a22589-e53d-71c6-b62d-8360eaf61af8', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'booking.read', '01a22589-e3ab-756f-a016-0470670cd439', '{}', '2026-11-29 04:22:03.837738+00');
INSERT INTO public.bookings VALUES ('01a22589-e1b8-73c5-9290-700559b204d5', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-df2b-734d-944f-aaf41f58be74', '3MK4AR6Q', 1, 1, 1, 'waiting', 2, 0, 'Tre', NULL, NULL, 'none', '{"relation": "self"}', 'sv', NULL, '{}', NULL, '{}', NULL, false, false, 2, NULL, NULL, NULL, 1, '2026-11-29 04:22:02.936693+00', '2026-11-29 04:22:02.936693+00', NULL, NULL);
INSERT INTO public.bookings VALUES ('01a22589-e1e9-7352-8e72-15b502520eaf', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dfad-74dc-a2be-67730ff9cf45', 'GW37J7CE', 1, 1, 1, 'pending', 1, 0, 'Amal', 'amal@exempel.se', NULL, 'email', '{"relation": "self"}', 'sv', 'ar', '{}', NULL, '{}', NULL, false, false, NULL, NULL, NULL, NULL, 1, '2026-11-29 04:22:02.989653+00', '2026-11-29 04:22:02.989653+00', NULL, NULL);
INSERT INTO public.bookings VALUES ('01a22589-e200-74ee-a218-b24719f5ee60', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dfad-74dc-a2be-67730ff9cf45', 'QVGCYZDP', 1, 1, 1, 'confirmed', 1, 0, 'Nils', NULL, NULL, 'none', '{"relation": "self"}', 'sv', NULL, '{}', NULL, '{}', NULL, false, false, NULL, NULL, NULL, NULL, 1, '2026-11-29 04:22:03.008571+00', '2026-11-29 04:22:03.008571+00', NULL, NULL);
INSERT INTO public.bookings VALUES ('01a22589-e22b-7172-8e80-a7a198a725d0', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dfad-74dc-a2be-67730ff9cf45', 'ZENXB7FS', 1, 1, 1, 'cancelled', 1, 0, 'Ulla', 'ulla@exempel.se', NULL, 'email', '{"relation": "self"}', 'sv', NULL, '{}', NULL, '{}', NULL, false, false, NULL, NULL, NULL, NULL, 2, '2026-11-29 04:22:03.051706+00', '2026-11-29 04:22:03.105885+00', NULL, NULL);
INSERT INTO public.bookings VALUES ('01a22589-e28d-73a0-827d-26aa88977b86', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dff2-73f3-a043-aedb184815aa', 'SGKVPJ6T', 1, 1, 1, 'confirmed', 1, 0, 'Sven', NULL, '+4615057001', 'phone', '{"relation": "self"}', 'sv', NULL, '{}', NULL, '{}', '{"entry": "1234", "address": "Storgatan 1"}', false, false, NULL, NULL, NULL, NULL, 1, '2026-11-29 04:22:03.15016+00', '2026-11-29 04:22:03.15016+00', NULL, NULL);
INSERT INTO public.bookings VALUES ('01a22589-e2ad-7210-806c-0dd48a7285a7', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-e091-75a9-8ccc-10c7febbbe2b', 'AJEY9XNG', 1, 1, 1, 'cancelled', 1, 0, 'Vera', NULL, '+4615057002', 'phone', '{"relation": "self"}', 'sv', NULL, '{}', NULL, '{}', NULL, false, false, NULL, NULL, NULL, NULL, 2, '2026-11-29 04:22:03.182114+00', '2026-11-29 04:22:03.250801+00', NULL, NULL);
INSERT INTO public.bookings VALUES ('01a22589-e32e-738d-bada-11e23f3132a6', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-e0e9-75b6-8faf-f02ae91abfe1', 'CCD3ZWX6', 1, 1, 1, 'confirmed', 1, 0, 'Eva', 'eva@exempel.se', NULL, 'email', '{"relation": "self"}', 'sv', NULL, '{}', NULL, '{}', NULL, false, false, NULL, NULL, NULL, NULL, 1, '2026-11-29 04:22:03.310362+00', '2026-11-29 04:22:03.310362+00', NULL, NULL);
INSERT INTO public.bookings VALUES ('01a22589-e3ab-756f-a016-0470670cd439', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dfad-74dc-a2be-67730ff9cf45', 'PHZWYP3S', 1, 1, 1, 'confirmed', 1, 1, 'Maj', 'maj@exempel.se', NULL, 'email', '{"name": "Kim", "email": "kim@exempel.se", "relation": "relative"}', 'ar', NULL, '{photos}', 'iphone', '{quiet}', NULL, false, false, NULL, NULL, NULL, NULL, 1, '2026-11-29 04:22:03.436087+00', '2026-11-29 04:22:03.436087+00', NULL, NULL);
INSERT INTO public.bookings VALUES ('01a22589-e161-7231-a871-8aab39e4a474', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-df2b-734d-944f-aaf41f58be74', 'FSRPQAY8', 1, 1, 1, 'cancelled', 2, 1, 'Gunvor', 'gunvor@exempel.se', NULL, 'email', '{"name": "Kim", "email": "kim@exempel.se", "relation": "relative"}', 'ar', NULL, '{photos}', 'iphone', '{quiet}', NULL, false, false, NULL, NULL, NULL, NULL, 2, '2026-11-29 04:22:02.853779+00', '2026-11-29 04:22:03.534416+00', NULL, NULL);
INSERT INTO public.bookings VALUES ('01a22589-e19a-7558-8f4d-a25a6918d5b8', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-df2b-734d-944f-aaf41f58be74', 'DF3DXFMJ', 1, 1, 1, 'offered', 1, 0, 'Bo', NULL, '+46701740605', 'phone', '{"relation": "self"}', 'sv', NULL, '{}', NULL, '{}', NULL, false, false, 1, '2026-12-06 04:22:03.534416+00', NULL, NULL, 2, '2026-11-29 04:22:02.907023+00', '2026-11-29 04:22:03.534416+00', NULL, NULL);
INSERT INTO public.call_tasks VALUES ('01a22589-e30e-7195-a2d6-9afaaaa2b99e', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-e2ad-7210-806c-0dd48a7285a7', '01a22589-e091-75a9-8ccc-10c7febbbe2b', 'cancellation', 'open', 'cancellation:01a22589-e2ad-7210-806c-0dd48a7285a7', '2026-11-29 04:22:03.250801+00', 0, NULL, NULL, '2026-11-29 04:22:03.250801+00', '2026-11-29 04:22:03.250801+00');
INSERT INTO public.call_tasks VALUES ('01a22589-e42c-70cb-8bcd-72f09d725cbf', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-e19a-7558-8f4d-a25a6918d5b8', '01a22589-df2b-734d-944f-aaf41f58be74', 'offer', 'open', 'offer:01a22589-e19a-7558-8f4d-a25a6918d5b8', '2026-11-29 04:22:03.534416+00', 0, NULL, NULL, '2026-11-29 04:22:03.534416+00', '2026-11-29 04:22:03.534416+00');
INSERT INTO public.counts VALUES ('01a22589-e03a-71b9-a9bf-d99e919e7b30', 1, '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', 'counted', 3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '01a22589-dca9-770d-acd3-5cd3d0b384ce', '2026-11-29 04:22:03.383505+00');
INSERT INTO public.grants VALUES ('01a22589-dcac-7179-bd64-15b0020451e1', '01a22589-dca9-770d-acd3-5cd3d0b384ce', 'coordinator', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', NULL, '2026-11-29 04:22:01.64163+00');
INSERT INTO public.holds VALUES ('01a22589-e3f1-75ae-89b9-a4c9219e264d', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-dfad-74dc-a2be-67730ff9cf45', 1, '2026-11-29 04:52:03.484773+00', '01a22589-dca9-770d-acd3-5cd3d0b384ce', '2026-11-29 04:22:03.484773+00');
INSERT INTO public.idempotency_keys VALUES ('01a22589-dca9-770d-acd3-5cd3d0b384ce', 'ae92b66c-7707-4779-9298-60208211372c', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\xcbc8b4d54500ae79af862b02147b31539997ef38679df8176369453ae95fde05', 'venue', '01a22589-debd-7409-b8ab-09c06c7b3a49', NULL, '2026-11-29 04:22:02.165966+00');
INSERT INTO public.idempotency_keys VALUES ('01a22589-dca9-770d-acd3-5cd3d0b384ce', 'df654369-cb4f-4990-8e3c-4286ed482024', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\x41e223f73a4587054b47dd0aa0a5c7d025c43967b39087c987ac0c59c7a42572', 'room', '01a22589-def6-7465-b417-e408585bc2b4', NULL, '2026-11-29 04:22:02.230336+00');
INSERT INTO public.idempotency_keys VALUES ('01a22589-dca9-770d-acd3-5cd3d0b384ce', 'af15a882-b05d-4f27-81fd-e936d6cf6664', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\xfa52a1a720f18226f6ce699caa0d26d861ca6fa54f2bc198d77d76a7dfe732c6', 'session', '01a22589-df2b-734d-944f-aaf41f58be74', NULL, '2026-11-29 04:22:02.258234+00');
INSERT INTO public.idempotency_keys VALUES ('01a22589-dca9-770d-acd3-5cd3d0b384ce', 'f2e70c8e-4b98-412c-b267-54f3468e8a3e', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\xd2dfee73e0bfb4d6da32d844b0c514155f4ac753aa8b66075c215ae456a7a8c8', 'session', '01a22589-dfad-74dc-a2be-67730ff9cf45', NULL, '2026-11-29 04:22:02.401554+00');
INSERT INTO public.idempotency_keys VALUES ('01a22589-dca9-770d-acd3-5cd3d0b384ce', '5364bb84-562a-4bc0-88a7-0db55efbfb53', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\xbb09d5d920264657df1a78e08d30e0f73177cff37a326ffe4ddcec8053e34f6d', 'session', '01a22589-dff2-73f3-a043-aedb184815aa', NULL, '2026-11-29 04:22:02.480471+00');
INSERT INTO public.idempotency_keys VALUES ('01a22589-dca9-770d-acd3-5cd3d0b384ce', '7594070b-3631-4a68-9770-4a49df6c3d21', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\x5fbefb818c9432ed5469d0291168143c0045516ffc57878711270ab17682a89c', 'session', '01a22589-e03a-71b9-a9bf-d99e919e7b30', NULL, '2026-11-29 04:22:02.55234+00');
INSERT INTO public.idempotency_keys VALUES ('01a22589-dca9-770d-acd3-5cd3d0b384ce', '889793c9-4adb-4e28-92ed-077601b61270', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\xc53e9333d22e3ed484aff87c110231e734810371381e907da2f0b8cef3408696', 'session', '01a22589-e079-7321-9c84-85958620de16', NULL, '2026-11-29 04:22:02.616027+00');
INSERT INTO public.idempotency_keys VALUES ('01a22589-dca9-770d-acd3-5cd3d0b384ce', '6d4329c2-8f83-40db-b45b-b5af8d35c050', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\x4e107d52aafdfef0e6a435d26542fcae7c0b459094fc2bb54fb837a047c718a8', 'session', '01a22589-e091-75a9-8ccc-10c7febbbe2b', NULL, '2026-11-29 04:22:02.640722+00');
INSERT INTO public.idempotency_keys VALUES ('01a22589-dca9-770d-acd3-5cd3d0b384ce', '78aedfcf-b8fd-4865-afd1-0e2982b7a765', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\x7ae4bc97a58f2009f06fdc14e9fd186d4c8b409d78a9bad168ac3762d85df59e', 'session', '01a22589-e0e9-75b6-8faf-f02ae91abfe1', NULL, '2026-11-29 04:22:02.714796+00');
INSERT INTO public.idempotency_keys VALUES ('public', '58a87ad6-1289-4455-8719-83d97a0fdc80', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\x5fc8c1ca21f82ad1ddf9358f0a5a8dfde7ed91f5d04b962766d53843e5a8cf6b', 'booking', '01a22589-e161-7231-a871-8aab39e4a474', 1, '2026-11-29 04:22:02.853779+00');
INSERT INTO public.idempotency_keys VALUES ('public', 'ae519a02-1767-48c7-88af-d7ab41f412e7', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\x173ba904471368281a54a7f603c52842b4e55c98f17b4265ac358946368852f2', 'booking', '01a22589-e19a-7558-8f4d-a25a6918d5b8', 1, '2026-11-29 04:22:02.907023+00');
INSERT INTO public.idempotency_keys VALUES ('public', '3189f049-9dae-4862-af10-981ff8966361', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\x57af7adcfdba1babd78ec0e77944f9568b3dcb5c0c7deeb9704d7b574dff0710', 'booking', '01a22589-e1b8-73c5-9290-700559b204d5', 1, '2026-11-29 04:22:02.936693+00');
INSERT INTO public.idempotency_keys VALUES ('public', 'ac2ad2cb-bda2-4468-ac1b-5eded9c07e3d', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\x62f0ac3fd59ea4d43d30e6635a330b084962cc3b3ea6f35bf5ccd54a7724d809', 'booking', '01a22589-e1e9-7352-8e72-15b502520eaf', 1, '2026-11-29 04:22:02.989653+00');
INSERT INTO public.idempotency_keys VALUES ('public', 'e9a2f110-54d5-4c75-bd48-e8d515ce4502', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\x9171ffc5df283f3f7a3558187112a948d7be899a6885193388cd929e790e43e2', 'booking', '01a22589-e200-74ee-a218-b24719f5ee60', 1, '2026-11-29 04:22:03.008571+00');
INSERT INTO public.idempotency_keys VALUES ('public', '5f785674-87e7-4c37-9982-d0b8c54d9d49', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\xb04110acbb584c2adcae88eb2d2ac432a5142c71ab6ee034b82459e636a0f87e', 'booking', '01a22589-e22b-7172-8e80-a7a198a725d0', 1, '2026-11-29 04:22:03.051706+00');
INSERT INTO public.idempotency_keys VALUES ('public', '48abf5e7-b496-48ac-9d81-8da88b1e9341', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\xcc0e5a6681b827a659e6160b70215a9f995b59f4fc5103960fd19ca392e873b6', 'booking', '01a22589-e28d-73a0-827d-26aa88977b86', 1, '2026-11-29 04:22:03.15016+00');
INSERT INTO public.idempotency_keys VALUES ('public', '384d7b5c-aee6-49aa-ba42-44f1dd3e9aa9', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\xcb2424f8c02e5198e81859ca022abb6c86f59a9bfba170cf830adb9441a0616f', 'booking', '01a22589-e2ad-7210-806c-0dd48a7285a7', 1, '2026-11-29 04:22:03.182114+00');
INSERT INTO public.idempotency_keys VALUES ('public', '68d67825-1926-44aa-b955-eae66ce93476', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\x951ec528f23f2c804273a13ecdad2aaaced39bf6d0bee9595b4f51420edebea0', 'booking', '01a22589-e32e-738d-bada-11e23f3132a6', 1, '2026-11-29 04:22:03.310362+00');
INSERT INTO public.idempotency_keys VALUES ('01a22589-dca9-770d-acd3-5cd3d0b384ce', 'f8355585-c11b-47e7-946f-11bc84d6b7c1', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\x7ec01a8f2fcfa4955e62c15bb270763614bec4beea7cd0996d3233b00c40ffa8', 'walk-in', '01a22589-e363-752b-9637-7ad075214ed2', NULL, '2026-11-29 04:22:03.354895+00');
INSERT INTO public.idempotency_keys VALUES ('public', '6a8e79b4-85de-4c5a-b2fb-ad33ec4792c8', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\x809ea4c71952fa700a5c9e0ab8f999a86e2802e11c54df12781d58a20f435b98', 'booking', '01a22589-e3ab-756f-a016-0470670cd439', 1, '2026-11-29 04:22:03.436087+00');
INSERT INTO public.idempotency_keys VALUES ('01a22589-dca9-770d-acd3-5cd3d0b384ce', 'ba9baf26-3125-4f0c-ac7d-1bc9676542f6', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '\x425de20a559ee5d624446bb864f1cc7703373bee61f6be4a330d8430f275cda8', 'hold', '01a22589-e3f1-75ae-89b9-a4c9219e264d', NULL, '2026-11-29 04:22:03.484773+00');
INSERT INTO public.letters VALUES ('01a22589-e173-7662-8b1d-a435a968aa77', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-e161-7231-a871-8aab39e4a474', 'confirmation', 'waiting', 'gunvor@exempel.se', 'ar', '{}', 'confirmation', '2026-11-29 04:22:02.853779+00', 0, NULL, NULL, NULL, '2026-11-29 04:22:02.853779+00', NULL);
INSERT INTO public.letters VALUES ('01a22589-e1ee-73c4-8502-98a42010ec2a', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-e1e9-7352-8e72-15b502520eaf', 'confirmation', 'waiting', 'amal@exempel.se', 'sv', '{}', 'confirmation', '2026-11-29 04:22:02.989653+00', 0, NULL, NULL, NULL, '2026-11-29 04:22:02.989653+00', NULL);
INSERT INTO public.letters VALUES ('01a22589-e230-77e6-8971-63c86dc1cc82', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-e22b-7172-8e80-a7a198a725d0', 'confirmation', 'waiting', 'ulla@exempel.se', 'sv', '{}', 'confirmation', '2026-11-29 04:22:03.051706+00', 0, NULL, NULL, NULL, '2026-11-29 04:22:03.051706+00', NULL);
INSERT INTO public.letters VALUES ('01a22589-e279-766b-930b-a17ffb6ce3ba', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-e22b-7172-8e80-a7a198a725d0', 'cancellation', 'waiting', 'ulla@exempel.se', 'sv', '{"by": "visitor"}', 'cancellation', '2026-11-29 04:22:03.105885+00', 0, NULL, NULL, NULL, '2026-11-29 04:22:03.105885+00', NULL);
INSERT INTO public.letters VALUES ('01a22589-e331-70ae-b899-c67cf42b54fe', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-e32e-738d-bada-11e23f3132a6', 'confirmation', 'waiting', 'eva@exempel.se', 'sv', '{}', 'confirmation', '2026-11-29 04:22:03.310362+00', 0, NULL, NULL, NULL, '2026-11-29 04:22:03.310362+00', NULL);
INSERT INTO public.letters VALUES ('01a22589-e3ad-72a0-a193-7779dbd2c0d7', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-e3ab-756f-a016-0470670cd439', 'confirmation', 'waiting', 'maj@exempel.se', 'ar', '{}', 'confirmation', '2026-11-29 04:22:03.436087+00', 0, NULL, NULL, NULL, '2026-11-29 04:22:03.436087+00', NULL);
INSERT INTO public.letters VALUES ('01a22589-e42e-7043-b990-5dd0efc8a9e8', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-e161-7231-a871-8aab39e4a474', 'cancellation', 'waiting', 'gunvor@exempel.se', 'ar', '{"by": "visitor"}', 'cancellation', '2026-11-29 04:22:03.534416+00', 0, NULL, NULL, NULL, '2026-11-29 04:22:03.534416+00', NULL);
INSERT INTO public.municipalities OVERRIDING SYSTEM VALUE VALUES (397, 'SE', '0483', '2007-01-01', 'Katrineholm', '04', 'Södermanlands län', 58.99587, 16.20721);
INSERT INTO public.occupations VALUES ('01a22589-df2b-734d-944f-aaf41f58be74', '01a22589-def6-7465-b417-e408585bc2b4', 'room', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '["2029-08-25 08:00:00+00","2029-08-25 09:00:00+00")', '01a22589-df2b-734d-944f-aaf41f58be74');
INSERT INTO public.organisations VALUES ('01a22589-dc1a-710c-b8a5-93d83fa4a8b9', 'katrineholm', 'Katrineholm', 'municipality', NULL, true, 397, 'SE', 'Europe/Stockholm', '{sv}', false, 14, NULL, 1, '2026-11-29 04:22:01.498569+00', '2026-11-29 04:22:01.498569+00', DEFAULT, DEFAULT);
INSERT INTO public.pin_tries VALUES ('FSRPQAY8', '2026-11-29 04:22:02.880492+00', 0, 0);
INSERT INTO public.pin_tries VALUES ('DF3DXFMJ', '2026-11-29 04:22:02.913194+00', 0, 0);
INSERT INTO public.pin_tries VALUES ('3MK4AR6Q', '2026-11-29 04:22:02.946836+00', 0, 0);
INSERT INTO public.pin_tries VALUES ('GW37J7CE', '2026-11-29 04:22:02.999567+00', 0, 0);
INSERT INTO public.pin_tries VALUES ('QVGCYZDP', '2026-11-29 04:22:03.01467+00', 0, 0);
INSERT INTO public.pin_tries VALUES ('ZENXB7FS', '2026-11-29 04:22:03.074909+00', 0, 0);
INSERT INTO public.pin_tries VALUES ('SGKVPJ6T', '2026-11-29 04:22:03.156325+00', 0, 0);
INSERT INTO public.pin_tries VALUES ('AJEY9XNG', '2026-11-29 04:22:03.194349+00', 0, 0);
INSERT INTO public.pin_tries VALUES ('CCD3ZWX6', '2026-11-29 04:22:03.334483+00', 0, 0);
INSERT INTO public.pin_tries VALUES ('PHZWYP3S', '2026-11-29 04:22:03.455213+00', 0, 0);
INSERT INTO public.rooms VALUES ('01a22589-def6-7465-b417-e408585bc2b4', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-debd-7409-b8ab-09c06c7b3a49', 'Datasalen', false, 1, '2026-11-29 04:22:02.230336+00', '2026-11-29 04:22:02.230336+00');
INSERT INTO public.session_limits VALUES ('01a22589-df2b-734d-944f-aaf41f58be74', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', NULL, 2, 2, NULL, NULL);
INSERT INTO public.session_seats VALUES ('01a22589-e03a-71b9-a9bf-d99e919e7b30', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', NULL, 0, 0, 0, 1, 0, NULL, NULL);
INSERT INTO public.session_seats VALUES ('01a22589-e079-7321-9c84-85958620de16', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', 9, 0, 0, 0, 1, 0, NULL, NULL);
INSERT INTO public.session_seats VALUES ('01a22589-e102-70ab-af85-9fc0970ca465', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', NULL, 0, 0, 0, 1, 0, NULL, NULL);
INSERT INTO public.session_seats VALUES ('01a22589-e125-7177-8345-ce999e17cd1c', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', NULL, 0, 0, 0, 1, 0, NULL, NULL);
INSERT INTO public.session_seats VALUES ('01a22589-dff2-73f3-a043-aedb184815aa', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', 1, 0, 1, 0, 1, 0, NULL, NULL);
INSERT INTO public.session_seats VALUES ('01a22589-e091-75a9-8ccc-10c7febbbe2b', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', 4, 0, 0, 0, 1, 0, NULL, NULL);
INSERT INTO public.session_seats VALUES ('01a22589-e0e9-75b6-8faf-f02ae91abfe1', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', 5, 0, 1, 0, 1, 0, NULL, NULL);
INSERT INTO public.session_seats VALUES ('01a22589-dfad-74dc-a2be-67730ff9cf45', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', 4, 0, 4, 0, 1, 0, NULL, '2026-11-29 04:52:03.484773+00');
INSERT INTO public.session_seats VALUES ('01a22589-df2b-734d-944f-aaf41f58be74', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', 2, 0, 1, 1, 3, 0, NULL, '2026-12-06 04:22:03.534416+00');
INSERT INTO public.sessions VALUES ('01a22589-df2b-734d-944f-aaf41f58be74', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-debd-7409-b8ab-09c06c7b3a49', '01a22589-def6-7465-b417-e408585bc2b4', 397, NULL, 'workshop', 'booking', 'published', '{"en": "Photos from your phone", "sv": "Foton från mobilen"}', '{"sv": "Vi för över foton."}', '2029-08-25 08:00:00+00', '2029-08-25 09:00:00+00', 'Europe/Stockholm', '2029-08-25', '10:00:00', 'own', true, 'offer', 10080, 240, '{sv,ar}', '{photos}', 'public', '{"sv": "20 kronor"}', NULL, NULL, NULL, '01a22589-df2b-734d-944f-aaf41f58be74', 2, '2026-11-29 04:22:02.258234+00', '2026-11-29 04:22:02.389906+00');
INSERT INTO public.sessions VALUES ('01a22589-dfad-74dc-a2be-67730ff9cf45', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-debd-7409-b8ab-09c06c7b3a49', NULL, 397, NULL, 'workshop', 'booking', 'published', '{"sv": "Hjälp med mobilen"}', NULL, '2029-08-26 11:00:00+00', '2029-08-26 12:00:00+00', 'Europe/Stockholm', '2029-08-26', '13:00:00', 'own', false, 'give', 720, 120, '{}', '{}', 'public', NULL, NULL, NULL, NULL, '01a22589-dfad-74dc-a2be-67730ff9cf45', 2, '2026-11-29 04:22:02.401554+00', '2026-11-29 04:22:02.451903+00');
INSERT INTO public.sessions VALUES ('01a22589-dff2-73f3-a043-aedb184815aa', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-debd-7409-b8ab-09c06c7b3a49', NULL, 397, NULL, 'home-visit', 'booking', 'published', '{"sv": "Hembesök"}', NULL, '2029-08-27 08:00:00+00', '2029-08-27 09:00:00+00', 'Europe/Stockholm', '2029-08-27', '10:00:00', 'own', true, 'give', 720, 120, '{}', '{}', 'public', NULL, NULL, NULL, NULL, '01a22589-dff2-73f3-a043-aedb184815aa', 2, '2026-11-29 04:22:02.480471+00', '2026-11-29 04:22:02.525727+00');
INSERT INTO public.sessions VALUES ('01a22589-e03a-71b9-a9bf-d99e919e7b30', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-debd-7409-b8ab-09c06c7b3a49', NULL, 397, NULL, 'drop-in', 'drop-in', 'published', '{"sv": "Öppet hus"}', NULL, '2026-11-28 23:01:00+00', '2026-11-29 22:21:00+00', 'Europe/Stockholm', '2026-11-29', '00:01:00', 'own', true, 'give', 720, 120, '{}', '{}', 'public', NULL, NULL, NULL, NULL, '01a22589-e03a-71b9-a9bf-d99e919e7b30', 2, '2026-11-29 04:22:02.55234+00', '2026-11-29 04:22:02.587151+00');
INSERT INTO public.sessions VALUES ('01a22589-e079-7321-9c84-85958620de16', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-debd-7409-b8ab-09c06c7b3a49', NULL, 397, NULL, 'lecture', 'booking', 'draft', '{"sv": "Utkast"}', NULL, '2029-08-28 08:00:00+00', '2029-08-28 09:00:00+00', 'Europe/Stockholm', '2029-08-28', '10:00:00', 'own', true, 'give', 720, 120, '{}', '{}', 'public', NULL, NULL, NULL, NULL, '01a22589-e079-7321-9c84-85958620de16', 1, '2026-11-29 04:22:02.616027+00', '2026-11-29 04:22:02.616027+00');
INSERT INTO public.sessions VALUES ('01a22589-e0e9-75b6-8faf-f02ae91abfe1', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-debd-7409-b8ab-09c06c7b3a49', NULL, 397, NULL, 'course', 'booking', 'published', '{"sv": "Kurs"}', NULL, '2029-09-04 08:00:00+00', '2029-09-11 09:30:00+00', 'Europe/Stockholm', '2029-09-04', '10:00:00', 'own', true, 'give', 720, 120, '{}', '{}', 'public', NULL, NULL, NULL, NULL, '01a22589-e0e9-75b6-8faf-f02ae91abfe1', 2, '2026-11-29 04:22:02.714796+00', '2026-11-29 04:22:02.811271+00');
INSERT INTO public.sessions VALUES ('01a22589-e102-70ab-af85-9fc0970ca465', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-debd-7409-b8ab-09c06c7b3a49', NULL, 397, '01a22589-e0e9-75b6-8faf-f02ae91abfe1', 'course', 'booking', 'published', '{"sv": "Kurs"}', NULL, '2029-09-04 08:00:00+00', '2029-09-04 09:30:00+00', 'Europe/Stockholm', '2029-09-04', '10:00:00', 'own', true, 'give', 720, 120, '{}', '{}', 'public', NULL, NULL, NULL, NULL, '01a22589-e102-70ab-af85-9fc0970ca465', 2, '2026-11-29 04:22:02.714796+00', '2026-11-29 04:22:02.811271+00');
INSERT INTO public.sessions VALUES ('01a22589-e125-7177-8345-ce999e17cd1c', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-debd-7409-b8ab-09c06c7b3a49', NULL, 397, '01a22589-e0e9-75b6-8faf-f02ae91abfe1', 'course', 'booking', 'published', '{"sv": "Kurs"}', NULL, '2029-09-11 08:00:00+00', '2029-09-11 09:30:00+00', 'Europe/Stockholm', '2029-09-11', '10:00:00', 'own', true, 'give', 720, 120, '{}', '{}', 'public', NULL, NULL, NULL, NULL, '01a22589-e125-7177-8345-ce999e17cd1c', 2, '2026-11-29 04:22:02.714796+00', '2026-11-29 04:22:02.811271+00');
INSERT INTO public.sessions VALUES ('01a22589-e091-75a9-8ccc-10c7febbbe2b', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-debd-7409-b8ab-09c06c7b3a49', NULL, 397, NULL, 'workshop', 'booking', 'cancelled', '{"sv": "Inställd"}', NULL, '2029-08-29 08:00:00+00', '2029-08-29 09:00:00+00', 'Europe/Stockholm', '2029-08-29', '10:00:00', 'own', true, 'give', 720, 120, '{}', '{}', 'public', NULL, NULL, NULL, '{"sv": "Sjukdom"}', '01a22589-e091-75a9-8ccc-10c7febbbe2b', 3, '2026-11-29 04:22:02.640722+00', '2026-11-29 04:22:03.250801+00');
INSERT INTO public.signing_keys OVERRIDING SYSTEM VALUE VALUES (1, '\x1e2355f45d51579da9f4e2706ae0457fe7134c9314315501607429990e1e3587', '2026-11-29 04:21:53.807301+00');
INSERT INTO public.staff VALUES ('01a22589-dca9-770d-acd3-5cd3d0b384ce', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', 'Karin Sjöstrand', 'karin@katrineholm.example', '$argon2id$v=19$m=19456,t=2,p=1$RzUu38eQK71IJX77reS+ig$eOK28KNQlyfjRbwMB34gX7i5uQh06K6pNQkbMPCso8k', NULL, 1, '2026-11-29 04:22:01.64163+00', '2026-11-29 04:22:01.64163+00');
INSERT INTO public.tokens VALUES ('\x5414583c9dac447353ec9f2ec30fc0c62669f67fcba8a1798b0b085518eeec15', '01a22589-dca9-770d-acd3-5cd3d0b384ce', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', 'api', '2026-11-29 04:22:02.045725+00', '2026-11-29 16:22:02.045725+00', '2026-11-29 04:22:02.154848+00');
INSERT INTO public.venues VALUES ('01a22589-debd-7409-b8ab-09c06c7b3a49', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', 'katrineholms-bibliotek', 'Katrineholms bibliotek', 'library', 397, 'Europe/Stockholm', 'Djulögatan 51', '+4615057000', NULL, NULL, NULL, 1, '2026-11-29 04:22:02.165966+00', '2026-11-29 04:22:02.165966+00');
INSERT INTO public.walk_ins VALUES ('01a22589-e363-752b-9637-7ad075214ed2', '01a22589-dc1a-710c-b8a5-93d83fa4a8b9', '01a22589-e03a-71b9-a9bf-d99e919e7b30', 3, '01a22589-dca9-770d-acd3-5cd3d0b384ce', '2026-11-29 04:22:03.354895+00');
SELECT pg_catalog.setval('public.municipalities_id_seq', 1294, true);
SELECT pg_catalog.setval('public.signing_keys_id_seq', 1, true);
ALTER TABLE ONLY public.__diesel_schema_migrations
    ADD CONSTRAINT __diesel_schema_migrations_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.attendance
    ADD CONSTRAINT attendance_pkey PRIMARY KEY (booking_id, session_id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_number_unique UNIQUE (number);
ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.call_tasks
    ADD CONSTRAINT call_tasks_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.call_tasks
    ADD CONSTRAINT call_tasks_told_once UNIQUE (dedupe_key);
ALTER TABLE ONLY public.campaigns
    ADD CONSTRAINT campaigns_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.campaigns
    ADD CONSTRAINT campaigns_slug_unique UNIQUE (slug);
ALTER TABLE ONLY public.counts
    ADD CONSTRAINT counts_pkey PRIMARY KEY (session_id, version);
ALTER TABLE ONLY public.door_lines
    ADD CONSTRAINT door_lines_pkey PRIMARY KEY (booking_id, kind);
ALTER TABLE ONLY public.editions
    ADD CONSTRAINT editions_edition_unique UNIQUE (campaign_id, edition);
ALTER TABLE ONLY public.editions
    ADD CONSTRAINT editions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.grants
    ADD CONSTRAINT grants_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.holds
    ADD CONSTRAINT holds_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.holidays
    ADD CONSTRAINT holidays_pkey PRIMARY KEY (country, day, name);
ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (key, scope);
ALTER TABLE ONLY public.languages
    ADD CONSTRAINT languages_pkey PRIMARY KEY (tag);
ALTER TABLE ONLY public.letters
    ADD CONSTRAINT letters_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.letters
    ADD CONSTRAINT letters_told_once UNIQUE NULLS NOT DISTINCT (booking_id, dedupe_key);
ALTER TABLE ONLY public.municipalities
    ADD CONSTRAINT municipalities_code_unique_in_time UNIQUE (country, code, valid_from);
ALTER TABLE ONLY public.municipalities
    ADD CONSTRAINT municipalities_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.occupations
    ADD CONSTRAINT occupations_no_clash EXCLUDE USING gist (resource WITH =, span WITH &&, clash_group WITH <>);
ALTER TABLE ONLY public.occupations
    ADD CONSTRAINT occupations_pkey PRIMARY KEY (session_id, resource);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT organisations_parent_target UNIQUE (id, may_be_parent);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT organisations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT organisations_slug_unique UNIQUE (slug);
ALTER TABLE ONLY public.pin_tries
    ADD CONSTRAINT pin_tries_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.pledges
    ADD CONSTRAINT pledges_pkey PRIMARY KEY (staff_id, organisation_id);
ALTER TABLE ONLY public.rooms
    ADD CONSTRAINT rooms_in_venue_target UNIQUE (id, venue_id);
ALTER TABLE ONLY public.rooms
    ADD CONSTRAINT rooms_name_unique_in_venue UNIQUE (venue_id, name);
ALTER TABLE ONLY public.rooms
    ADD CONSTRAINT rooms_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.session_editions
    ADD CONSTRAINT session_editions_pkey PRIMARY KEY (session_id, edition_id);
ALTER TABLE ONLY public.session_helpers
    ADD CONSTRAINT session_helpers_pkey PRIMARY KEY (session_id, staff_id);
ALTER TABLE ONLY public.session_limits
    ADD CONSTRAINT session_limits_pkey PRIMARY KEY (session_id);
ALTER TABLE ONLY public.session_organisers
    ADD CONSTRAINT session_organisers_pkey PRIMARY KEY (session_id, "position");
ALTER TABLE ONLY public.session_seats
    ADD CONSTRAINT session_seats_pkey PRIMARY KEY (session_id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_owner_target UNIQUE (id, organisation_id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sign_in_tries
    ADD CONSTRAINT sign_in_tries_pkey PRIMARY KEY (email_hash);
ALTER TABLE ONLY public.sign_ins
    ADD CONSTRAINT sign_ins_pkey PRIMARY KEY (id_hash);
ALTER TABLE ONLY public.signing_keys
    ADD CONSTRAINT signing_keys_fingerprint_unique UNIQUE (fingerprint);
ALTER TABLE ONLY public.signing_keys
    ADD CONSTRAINT signing_keys_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.staff
    ADD CONSTRAINT staff_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.submissions
    ADD CONSTRAINT submissions_id_unique UNIQUE (id);
ALTER TABLE ONLY public.submissions
    ADD CONSTRAINT submissions_pkey PRIMARY KEY (edition_id, revision);
ALTER TABLE ONLY public.submitted_sessions
    ADD CONSTRAINT submitted_sessions_pkey PRIMARY KEY (edition_id, session_id, revision);
ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.venues
    ADD CONSTRAINT venues_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.venues
    ADD CONSTRAINT venues_slug_unique UNIQUE (slug);
ALTER TABLE ONLY public.walk_ins
    ADD CONSTRAINT walk_ins_pkey PRIMARY KEY (id);
CREATE INDEX attendance_by_session ON public.attendance USING btree (session_id);
CREATE INDEX audit_by_object ON public.audit USING btree (object_id);
CREATE INDEX audit_by_organisation ON public.audit USING btree (organisation_id, at);
CREATE INDEX bookings_by_email ON public.bookings USING btree (email) WHERE ((email IS NOT NULL) AND (wiped_at IS NULL));
CREATE INDEX bookings_by_phone ON public.bookings USING btree (phone) WHERE ((phone IS NOT NULL) AND (wiped_at IS NULL));
CREATE INDEX bookings_by_session ON public.bookings USING btree (session_id);
CREATE INDEX bookings_not_wiped ON public.bookings USING btree (key_id) WHERE (wiped_at IS NULL);
CREATE INDEX bookings_offered ON public.bookings USING btree (session_id, offered_until) WHERE (status = 'offered'::text);
CREATE INDEX bookings_queue ON public.bookings USING btree (session_id, place) WHERE (status = 'waiting'::text);
CREATE INDEX call_tasks_by_booking ON public.call_tasks USING btree (booking_id);
CREATE INDEX call_tasks_open ON public.call_tasks USING btree (organisation_id, due_at) WHERE (state = 'open'::text);
CREATE INDEX door_lines_by_session ON public.door_lines USING btree (session_id);
CREATE INDEX grants_by_staff ON public.grants USING btree (staff_id);
CREATE UNIQUE INDEX grants_given_once ON public.grants USING btree (staff_id, role, organisation_id, venue_id) NULLS NOT DISTINCT;
CREATE INDEX holds_by_session ON public.holds USING btree (session_id, expires_at);
CREATE INDEX idempotency_keys_by_age ON public.idempotency_keys USING brin (created_at);
CREATE INDEX letters_due ON public.letters USING btree (due_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));
CREATE INDEX municipalities_by_code ON public.municipalities USING btree (code);
CREATE INDEX organisations_by_parent ON public.organisations USING btree (parent_id);
CREATE INDEX session_editions_by_edition ON public.session_editions USING btree (edition_id, session_id);
CREATE INDEX session_helpers_by_staff ON public.session_helpers USING btree (staff_id, session_id);
CREATE INDEX session_seats_running_out ON public.session_seats USING btree (next_expiry) WHERE (next_expiry IS NOT NULL);
CREATE INDEX sessions_by_course ON public.sessions USING btree (course_id) WHERE (course_id IS NOT NULL);
CREATE INDEX sessions_by_owner ON public.sessions USING btree (organisation_id, starts_at);
CREATE INDEX sessions_by_venue ON public.sessions USING btree (venue_id, starts_at);
CREATE INDEX sessions_public_by_municipality ON public.sessions USING btree (municipality_id, starts_at) WHERE ((status = ANY (ARRAY['published'::text, 'cancelled'::text])) AND (audience = 'public'::text) AND (course_id IS NULL));
CREATE INDEX sessions_public_list ON public.sessions USING btree (starts_at, id) WHERE ((status = ANY (ARRAY['published'::text, 'cancelled'::text])) AND (audience = 'public'::text) AND (course_id IS NULL));
CREATE INDEX sign_ins_by_staff ON public.sign_ins USING btree (staff_id);
CREATE INDEX staff_by_organisation ON public.staff USING btree (organisation_id);
CREATE UNIQUE INDEX staff_email_unique ON public.staff USING btree (lower(email));
CREATE INDEX tokens_by_staff ON public.tokens USING btree (staff_id);
CREATE INDEX venues_by_municipality ON public.venues USING btree (municipality_id);
CREATE INDEX venues_by_organisation ON public.venues USING btree (organisation_id);
CREATE INDEX walk_ins_by_session ON public.walk_ins USING btree (session_id);
CREATE TRIGGER bookings_owner_is_the_sessions AFTER INSERT ON public.bookings REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.bookings_know_their_session();
CREATE TRIGGER bookings_owner_is_the_sessions_still AFTER UPDATE OF session_id, organisation_id ON public.bookings FOR EACH ROW EXECUTE FUNCTION public.bookings_move_to_sessions();
CREATE TRIGGER organisations_no_circle BEFORE INSERT OR UPDATE OF parent_id ON public.organisations FOR EACH ROW EXECUTE FUNCTION public.organisations_refuse_circle();
CREATE TRIGGER session_seats_keep_bookings AFTER DELETE OR UPDATE OF session_id, organisation_id ON public.session_seats FOR EACH ROW EXECUTE FUNCTION public.session_seats_keep_bookings();
ALTER TABLE ONLY public.attendance
    ADD CONSTRAINT attendance_booking_fkey FOREIGN KEY (booking_id) REFERENCES public.bookings(id);
ALTER TABLE ONLY public.attendance
    ADD CONSTRAINT attendance_by_fkey FOREIGN KEY (by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.attendance
    ADD CONSTRAINT attendance_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.attendance
    ADD CONSTRAINT attendance_session_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_staff_fkey FOREIGN KEY (staff_id) REFERENCES public.staff(id);
ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.call_tasks
    ADD CONSTRAINT call_tasks_booking_fkey FOREIGN KEY (booking_id) REFERENCES public.bookings(id);
ALTER TABLE ONLY public.call_tasks
    ADD CONSTRAINT call_tasks_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.call_tasks
    ADD CONSTRAINT call_tasks_session_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id);
ALTER TABLE ONLY public.campaigns
    ADD CONSTRAINT campaigns_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.counts
    ADD CONSTRAINT counts_by_fkey FOREIGN KEY (by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.counts
    ADD CONSTRAINT counts_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.counts
    ADD CONSTRAINT counts_session_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id);
ALTER TABLE ONLY public.door_lines
    ADD CONSTRAINT door_lines_booking_fkey FOREIGN KEY (booking_id) REFERENCES public.bookings(id);
ALTER TABLE ONLY public.door_lines
    ADD CONSTRAINT door_lines_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.door_lines
    ADD CONSTRAINT door_lines_session_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id);
ALTER TABLE ONLY public.editions
    ADD CONSTRAINT editions_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES public.campaigns(id);
ALTER TABLE ONLY public.editions
    ADD CONSTRAINT editions_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.grants
    ADD CONSTRAINT grants_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.grants
    ADD CONSTRAINT grants_staff_fkey FOREIGN KEY (staff_id) REFERENCES public.staff(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.grants
    ADD CONSTRAINT grants_venue_fkey FOREIGN KEY (venue_id) REFERENCES public.venues(id);
ALTER TABLE ONLY public.holds
    ADD CONSTRAINT holds_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.holds
    ADD CONSTRAINT holds_owner_is_the_sessions FOREIGN KEY (session_id, organisation_id) REFERENCES public.sessions(id, organisation_id) ON UPDATE CASCADE;
ALTER TABLE ONLY public.occupations
    ADD CONSTRAINT occupations_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.occupations
    ADD CONSTRAINT occupations_session_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT organisations_municipality_fkey FOREIGN KEY (municipality_id) REFERENCES public.municipalities(id);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT organisations_parent_is_no_network FOREIGN KEY (parent_id, parent_may_be_parent) REFERENCES public.organisations(id, may_be_parent);
ALTER TABLE ONLY public.pledges
    ADD CONSTRAINT pledges_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.pledges
    ADD CONSTRAINT pledges_staff_fkey FOREIGN KEY (staff_id) REFERENCES public.staff(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.rooms
    ADD CONSTRAINT rooms_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.rooms
    ADD CONSTRAINT rooms_venue_fkey FOREIGN KEY (venue_id) REFERENCES public.venues(id);
ALTER TABLE ONLY public.session_editions
    ADD CONSTRAINT session_editions_edition_fkey FOREIGN KEY (edition_id) REFERENCES public.editions(id);
ALTER TABLE ONLY public.session_editions
    ADD CONSTRAINT session_editions_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.session_editions
    ADD CONSTRAINT session_editions_session_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.session_helpers
    ADD CONSTRAINT session_helpers_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.session_helpers
    ADD CONSTRAINT session_helpers_session_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.session_helpers
    ADD CONSTRAINT session_helpers_staff_fkey FOREIGN KEY (staff_id) REFERENCES public.staff(id);
ALTER TABLE ONLY public.session_limits
    ADD CONSTRAINT session_limits_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.session_limits
    ADD CONSTRAINT session_limits_session_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.session_organisers
    ADD CONSTRAINT session_organisers_organiser_fkey FOREIGN KEY (organiser_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.session_organisers
    ADD CONSTRAINT session_organisers_owner_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.session_organisers
    ADD CONSTRAINT session_organisers_session_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.session_seats
    ADD CONSTRAINT session_seats_owner_fkey FOREIGN KEY (session_id, organisation_id) REFERENCES public.sessions(id, organisation_id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE ONLY public.session_seats
    ADD CONSTRAINT session_seats_session_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_course_fkey FOREIGN KEY (course_id) REFERENCES public.sessions(id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_municipality_fkey FOREIGN KEY (municipality_id) REFERENCES public.municipalities(id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_room_in_venue FOREIGN KEY (room_id, venue_id) REFERENCES public.rooms(id, venue_id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_venue_fkey FOREIGN KEY (venue_id) REFERENCES public.venues(id);
ALTER TABLE ONLY public.sign_ins
    ADD CONSTRAINT sign_ins_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.sign_ins
    ADD CONSTRAINT sign_ins_staff_fkey FOREIGN KEY (staff_id) REFERENCES public.staff(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.staff
    ADD CONSTRAINT staff_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.submissions
    ADD CONSTRAINT submissions_by_fkey FOREIGN KEY (by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.submissions
    ADD CONSTRAINT submissions_edition_fkey FOREIGN KEY (edition_id) REFERENCES public.editions(id);
ALTER TABLE ONLY public.submissions
    ADD CONSTRAINT submissions_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.submitted_sessions
    ADD CONSTRAINT submitted_sessions_controller_fkey FOREIGN KEY (controller_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.submitted_sessions
    ADD CONSTRAINT submitted_sessions_municipality_fkey FOREIGN KEY (municipality_id) REFERENCES public.municipalities(id);
ALTER TABLE ONLY public.submitted_sessions
    ADD CONSTRAINT submitted_sessions_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.submitted_sessions
    ADD CONSTRAINT submitted_sessions_session_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id);
ALTER TABLE ONLY public.submitted_sessions
    ADD CONSTRAINT submitted_sessions_submission_fkey FOREIGN KEY (edition_id, revision) REFERENCES public.submissions(edition_id, revision);
ALTER TABLE ONLY public.submitted_sessions
    ADD CONSTRAINT submitted_sessions_venue_fkey FOREIGN KEY (venue_id) REFERENCES public.venues(id);
ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_staff_fkey FOREIGN KEY (staff_id) REFERENCES public.staff(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.venues
    ADD CONSTRAINT venues_municipality_fkey FOREIGN KEY (municipality_id) REFERENCES public.municipalities(id);
ALTER TABLE ONLY public.venues
    ADD CONSTRAINT venues_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.walk_ins
    ADD CONSTRAINT walk_ins_by_fkey FOREIGN KEY (by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.walk_ins
    ADD CONSTRAINT walk_ins_organisation_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.walk_ins
    ADD CONSTRAINT walk_ins_session_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id);
