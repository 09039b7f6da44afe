// @generated from the migrations: `diesel print-schema` after `motesplats migrate`.

pub mod sql_types {
    #[derive(diesel::query_builder::QueryId, diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "tsvector", schema = "pg_catalog"))]
    pub struct Tsvector;
}

diesel::table! {
    absences (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        staff_id -> Uuid,
        first_day -> Date,
        last_day -> Date,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    accessibility_reports (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        what -> Text,
        page -> Nullable<Text>,
        contact -> Nullable<Text>,
        language -> Text,
        created_at -> Timestamptz,
        handled_at -> Nullable<Timestamptz>,
        handled_by -> Nullable<Uuid>,
    }
}

diesel::table! {
    accessibility_statements (organisation_id) {
        organisation_id -> Uuid,
        conformity -> Nullable<Text>,
        not_accessible -> Nullable<Jsonb>,
        method -> Nullable<Jsonb>,
        assessed_on -> Nullable<Date>,
        supervisor -> Nullable<Text>,
        supervisor_url -> Nullable<Text>,
        outside_url -> Nullable<Text>,
        version -> Int4,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    account_links (id) {
        id -> Uuid,
        staff_id -> Uuid,
        organisation_id -> Nullable<Uuid>,
        kind -> Text,
        secret_hash -> Bytea,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
    }
}

diesel::table! {
    attendance (booking_id, session_id) {
        booking_id -> Uuid,
        session_id -> Uuid,
        organisation_id -> Uuid,
        outcome -> Text,
        people -> Int4,
        by -> Uuid,
        at -> Timestamptz,
    }
}

diesel::table! {
    audit (id) {
        id -> Uuid,
        organisation_id -> Nullable<Uuid>,
        staff_id -> Nullable<Uuid>,
        act -> Text,
        object_id -> Nullable<Uuid>,
        facts -> Jsonb,
        at -> Timestamptz,
    }
}

diesel::table! {
    booking_connections (booking_id) {
        booking_id -> Uuid,
        organisation_id -> Uuid,
        fingerprint -> Bytea,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    booking_details (booking_id) {
        booking_id -> Uuid,
        organisation_id -> Uuid,
        companions -> Int4,
        booked_by -> Jsonb,
        topics -> Array<Text>,
        device -> Nullable<Text>,
        needs -> Array<Text>,
        visit -> Nullable<Jsonb>,
        discreet -> Bool,
    }
}

diesel::table! {
    bookings (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        session_id -> Uuid,
        number -> Text,
        key_id -> Int2,
        pin_version -> Int4,
        link_version -> Int4,
        status -> Text,
        seats -> Int4,
        name -> Nullable<Text>,
        email -> Nullable<Text>,
        phone -> Nullable<Text>,
        notify -> Text,
        language -> Text,
        interpreter -> Nullable<Text>,
        walk_in -> Bool,
        place -> Nullable<Int8>,
        offered_until -> Nullable<Timestamptz>,
        released_at -> Nullable<Timestamptz>,
        created_by -> Nullable<Uuid>,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        wiped_at -> Nullable<Timestamptz>,
        passed_over_at -> Nullable<Timestamptz>,
        ended_by -> Nullable<Text>,
        phone_typed -> Nullable<Text>,
        email_bounced_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    call_attempts (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        call_task_id -> Uuid,
        staff_id -> Nullable<Uuid>,
        at -> Timestamptz,
        outcome -> Text,
        note -> Nullable<Text>,
        taken_back_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    call_tasks (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        booking_id -> Uuid,
        session_id -> Uuid,
        kind -> Text,
        state -> Text,
        dedupe_key -> Text,
        due_at -> Timestamptz,
        attempts -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        facts -> Jsonb,
    }
}

diesel::table! {
    campaigns (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        slug -> Text,
        name -> Text,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    closed_days (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        venue_id -> Nullable<Uuid>,
        first_day -> Date,
        last_day -> Date,
        reason -> Jsonb,
        opens_at -> Nullable<Time>,
        closes_at -> Nullable<Time>,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    counts (session_id, version) {
        session_id -> Uuid,
        version -> Int4,
        organisation_id -> Uuid,
        state -> Text,
        total -> Int4,
        children -> Nullable<Int4>,
        women -> Nullable<Int4>,
        men -> Nullable<Int4>,
        first_visits -> Nullable<Int4>,
        digital -> Nullable<Int4>,
        ages -> Nullable<Jsonb>,
        languages -> Nullable<Jsonb>,
        by -> Uuid,
        at -> Timestamptz,
    }
}

diesel::table! {
    editions (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        campaign_id -> Uuid,
        edition -> Text,
        name -> Jsonb,
        starts_on -> Date,
        ends_on -> Nullable<Date>,
        theme -> Nullable<Jsonb>,
        rules -> Nullable<Jsonb>,
        revision -> Int4,
        created_at -> Timestamptz,
        must_be_free -> Bool,
        must_be_open -> Bool,
        version -> Int4,
    }
}

diesel::table! {
    external_ids (organisation_id, external_id) {
        organisation_id -> Uuid,
        external_id -> Text,
        session_id -> Uuid,
    }
}

diesel::table! {
    equipment (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        venue_id -> Uuid,
        name -> Text,
        count -> Int4,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    grants (id) {
        id -> Uuid,
        staff_id -> Uuid,
        role -> Text,
        organisation_id -> Nullable<Uuid>,
        venue_id -> Nullable<Uuid>,
        created_at -> Timestamptz,
        of_provider -> Bool,
    }
}

diesel::table! {
    helper_feeds (staff_id) {
        staff_id -> Uuid,
        secret_hash -> Bytea,
        made_at -> Timestamptz,
    }
}

diesel::table! {
    helper_hours (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        staff_id -> Uuid,
        venue_id -> Uuid,
        weekday -> Text,
        starts -> Time,
        ends -> Time,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    helper_skills (staff_id) {
        staff_id -> Uuid,
        organisation_id -> Uuid,
        languages -> Array<Text>,
        topics -> Array<Text>,
        devices -> Array<Text>,
        version -> Int4,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    holds (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        session_id -> Uuid,
        seats -> Int4,
        expires_at -> Timestamptz,
        created_by -> Uuid,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    holidays (country, day, name) {
        country -> Text,
        day -> Date,
        name -> Text,
        kind -> Text,
    }
}

diesel::table! {
    idempotency_keys (key, scope) {
        scope -> Text,
        key -> Text,
        organisation_id -> Nullable<Uuid>,
        fingerprint -> Bytea,
        kind -> Text,
        created_id -> Uuid,
        pin_version -> Nullable<Int4>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    import_files (id) {
        id -> Uuid,
        staff_id -> Uuid,
        organisation_id -> Nullable<Uuid>,
        name -> Text,
        content -> Bytea,
        outcome -> Nullable<Jsonb>,
        kept_at -> Timestamptz,
    }
}

diesel::table! {
    jobs (name) {
        name -> Text,
        due_at -> Timestamptz,
        leased_until -> Nullable<Timestamptz>,
        lease -> Int8,
        attempts -> Int4,
        failing_since -> Nullable<Timestamptz>,
        reason -> Nullable<Text>,
        last_done_at -> Nullable<Timestamptz>,
        found -> Jsonb,
    }
}

diesel::table! {
    languages (tag) {
        tag -> Text,
        endonym -> Text,
        direction -> Text,
        names -> Jsonb,
    }
}

diesel::table! {
    letter_texts (organisation_id, kind) {
        organisation_id -> Uuid,
        kind -> Text,
        text -> Nullable<Jsonb>,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    letters (id) {
        id -> Uuid,
        organisation_id -> Nullable<Uuid>,
        booking_id -> Nullable<Uuid>,
        kind -> Text,
        state -> Text,
        recipient -> Nullable<Text>,
        language -> Text,
        facts -> Jsonb,
        dedupe_key -> Text,
        due_at -> Timestamptz,
        attempts -> Int4,
        leased_until -> Nullable<Timestamptz>,
        message_id -> Nullable<Text>,
        reason -> Nullable<Text>,
        created_at -> Timestamptz,
        sent_at -> Nullable<Timestamptz>,
        lease -> Int8,
        promised_for -> Nullable<Timestamptz>,
        refused_since -> Nullable<Timestamptz>,
        public_act -> Bool,
        sent_subject -> Nullable<Text>,
        sent_text -> Nullable<Text>,
    }
}

diesel::table! {
    municipalities (id) {
        id -> Int4,
        country -> Text,
        code -> Text,
        valid_from -> Date,
        name -> Text,
        region_code -> Text,
        region_name -> Text,
        lat -> Float8,
        lon -> Float8,
    }
}

diesel::table! {
    occupations (session_id, resource) {
        session_id -> Uuid,
        resource -> Uuid,
        resource_kind -> Text,
        organisation_id -> Uuid,
        span -> Tstzrange,
        clash_group -> Uuid,
    }
}

diesel::table! {
    opening_hours (venue_id) {
        venue_id -> Uuid,
        organisation_id -> Uuid,
        weeks -> Jsonb,
        version -> Int4,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    organisations (id) {
        id -> Uuid,
        slug -> Text,
        name -> Text,
        kind -> Text,
        parent_id -> Nullable<Uuid>,
        controller -> Bool,
        municipality_id -> Nullable<Int4>,
        country -> Text,
        time_zone -> Text,
        languages -> Array<Text>,
        publication_reserved -> Bool,
        retention_days -> Int4,
        phone -> Nullable<Text>,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        email -> Nullable<Text>,
        phone_typed -> Nullable<Text>,
        remind_by_phone -> Bool,
        disposal_decision -> Nullable<Text>,
        requires_totp -> Bool,
    }
}

diesel::table! {
    outbox_pause (one) {
        one -> Bool,
        since -> Timestamptz,
        fault -> Text,
        reason -> Text,
        tries -> Int4,
        retry_at -> Timestamptz,
    }
}

diesel::table! {
    pin_tries (number) {
        number -> Text,
        hour_began_at -> Timestamptz,
        in_hour -> Int4,
        in_life -> Int4,
    }
}

diesel::table! {
    pledges (staff_id, organisation_id) {
        staff_id -> Uuid,
        organisation_id -> Uuid,
        pledged_on -> Date,
    }
}

diesel::table! {
    questions (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        venue_id -> Uuid,
        channel -> Text,
        topic -> Text,
        minutes -> Nullable<Int4>,
        outcome -> Text,
        referred_to -> Nullable<Text>,
        staff_id -> Uuid,
        day -> Date,
        at -> Timestamptz,
    }
}

diesel::table! {
    recovery_codes (staff_id, code_hash) {
        staff_id -> Uuid,
        code_hash -> Bytea,
        organisation_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    rooms (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        venue_id -> Uuid,
        name -> Text,
        shared -> Bool,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    second_steps (staff_id) {
        staff_id -> Uuid,
        organisation_id -> Nullable<Uuid>,
        id -> Uuid,
        key_id -> Int2,
        sealed_secret -> Bytea,
        last_counter -> Int8,
        created_at -> Timestamptz,
        confirmed_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    series (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        venue_id -> Uuid,
        rule -> Jsonb,
        template -> Jsonb,
        skipped -> Jsonb,
        created_at -> Timestamptz,
        renews -> Nullable<Uuid>,
    }
}

diesel::table! {
    session_choices (facet, value) {
        facet -> Text,
        value -> Text,
        last_starts_at -> Timestamptz,
    }
}

diesel::table! {
    session_editions (session_id, edition_id) {
        session_id -> Uuid,
        edition_id -> Uuid,
        organisation_id -> Uuid,
    }
}

diesel::table! {
    session_equipment (session_id, equipment_id) {
        session_id -> Uuid,
        equipment_id -> Uuid,
        organisation_id -> Uuid,
        count -> Int4,
    }
}

diesel::table! {
    session_helpers (session_id, staff_id) {
        session_id -> Uuid,
        staff_id -> Uuid,
        organisation_id -> Uuid,
    }
}

diesel::table! {
    session_limits (session_id) {
        session_id -> Uuid,
        organisation_id -> Uuid,
        lead_minutes -> Nullable<Int4>,
        seats_per_booking -> Nullable<Int4>,
        bookings_per_contact -> Nullable<Int4>,
        desk_seats -> Nullable<Int4>,
        desk_until_minutes_before -> Nullable<Int4>,
        waitlist -> Bool,
        promotion -> Text,
        offer_minutes -> Int4,
        promotion_ends_minutes_before -> Int4,
    }
}

diesel::table! {
    session_organisers (session_id, position) {
        session_id -> Uuid,
        position -> Int4,
        organisation_id -> Uuid,
        organiser_id -> Nullable<Uuid>,
        name -> Text,
        role -> Text,
    }
}

diesel::table! {
    session_records (session_id) {
        session_id -> Uuid,
        organisation_id -> Uuid,
        course_id -> Nullable<Uuid>,
        venue_id -> Uuid,
        municipality_id -> Int4,
        kind -> Text,
        day -> Date,
        ends_at -> Timestamptz,
        cancelled -> Bool,
        languages -> Array<Text>,
        count_state -> Nullable<Text>,
        bookings -> Int4,
        no_shows -> Int4,
        walk_ins -> Int4,
        participants -> Int4,
        children -> Int4,
        digital -> Int4,
    }
}

diesel::table! {
    session_seats (session_id) {
        session_id -> Uuid,
        organisation_id -> Uuid,
        total -> Nullable<Int4>,
        overbook -> Int4,
        taken -> Int4,
        waiting -> Int4,
        next_place -> Int8,
        desk_reserved -> Int4,
        desk_reserved_until -> Nullable<Timestamptz>,
        next_expiry -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    session_templates (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        name -> Text,
        template -> Jsonb,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    session_texts (session_id) {
        session_id -> Uuid,
        organisation_id -> Uuid,
        title -> Jsonb,
        description -> Nullable<Jsonb>,
        fee -> Nullable<Jsonb>,
        cancel_reason -> Nullable<Jsonb>,
        languages -> Array<Text>,
        topics -> Array<Text>,
        place -> Nullable<Jsonb>,
        kind_name -> Nullable<Jsonb>,
        bring -> Nullable<Jsonb>,
        age_from -> Nullable<Int2>,
        age_to -> Nullable<Int2>,
        age_words -> Nullable<Jsonb>,
        target_groups -> Array<Text>,
        devices -> Array<Text>,
        online_address -> Nullable<Text>,
        place_lat -> Nullable<Float8>,
        place_lon -> Nullable<Float8>,
    }
}

diesel::table! {
    session_topics (session_id, topic) {
        session_id -> Uuid,
        organisation_id -> Uuid,
        topic -> Text,
        help -> Text,
        whom -> Nullable<Jsonb>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Tsvector;

    sessions (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        venue_id -> Uuid,
        room_id -> Nullable<Uuid>,
        municipality_id -> Int4,
        course_id -> Nullable<Uuid>,
        kind -> Text,
        mode -> Text,
        status -> Text,
        starts_at -> Timestamptz,
        ends_at -> Timestamptz,
        time_zone -> Text,
        local_date -> Date,
        local_time -> Time,
        arrangement -> Text,
        audience -> Text,
        booking_opens_at -> Nullable<Timestamptz>,
        booking_closes_at -> Nullable<Timestamptz>,
        clash_group -> Uuid,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        terms -> Tsvector,
        series_id -> Nullable<Uuid>,
        set_up_minutes -> Int4,
        clearing_minutes -> Int4,
    }
}

diesel::table! {
    sign_in_tries (email_hash) {
        email_hash -> Bytea,
        misses -> Int4,
        since -> Timestamptz,
    }
}

diesel::table! {
    sign_ins (id_hash) {
        id_hash -> Bytea,
        staff_id -> Uuid,
        organisation_id -> Nullable<Uuid>,
        created_at -> Timestamptz,
        seen_at -> Timestamptz,
        id -> Uuid,
        device -> Nullable<Text>,
        by_provider -> Bool,
    }
}

diesel::table! {
    signing_keys (id) {
        id -> Int2,
        fingerprint -> Bytea,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    staff (id) {
        id -> Uuid,
        organisation_id -> Nullable<Uuid>,
        name -> Text,
        email -> Nullable<Text>,
        password_hash -> Nullable<Text>,
        disabled_at -> Nullable<Timestamptz>,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        signed_in_at -> Nullable<Timestamptz>,
        unused_warned_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    staff_identities (id) {
        id -> Uuid,
        staff_id -> Uuid,
        organisation_id -> Nullable<Uuid>,
        issuer -> Text,
        subject -> Text,
        linked_at -> Timestamptz,
    }
}

diesel::table! {
    submissions (edition_id, revision) {
        id -> Uuid,
        edition_id -> Uuid,
        revision -> Int4,
        organisation_id -> Uuid,
        by -> Uuid,
        at -> Timestamptz,
    }
}

diesel::table! {
    submitted_sessions (edition_id, session_id, revision) {
        edition_id -> Uuid,
        revision -> Int4,
        session_id -> Uuid,
        organisation_id -> Uuid,
        controller_id -> Uuid,
        venue_id -> Uuid,
        municipality_id -> Int4,
        kind -> Text,
        day -> Date,
        languages -> Array<Text>,
        organiser_type -> Text,
        state -> Text,
        bookings -> Int4,
        no_shows -> Int4,
        walk_ins -> Int4,
        participants -> Int4,
        children -> Int4,
        digital -> Int4,
    }
}

diesel::table! {
    tokens (hash) {
        hash -> Bytea,
        staff_id -> Uuid,
        organisation_id -> Nullable<Uuid>,
        name -> Text,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        seen_at -> Nullable<Timestamptz>,
        id -> Uuid,
        scopes -> Array<Text>,
        by_provider -> Bool,
    }
}

diesel::table! {
    usual_texts (organisation_id, kind) {
        organisation_id -> Uuid,
        kind -> Text,
        text -> Nullable<Jsonb>,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    venue_topics (venue_id, topic) {
        venue_id -> Uuid,
        organisation_id -> Uuid,
        topic -> Text,
        help -> Text,
        whom -> Nullable<Jsonb>,
    }
}

diesel::table! {
    venues (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        slug -> Text,
        name -> Text,
        kind -> Text,
        municipality_id -> Int4,
        time_zone -> Text,
        address -> Nullable<Text>,
        phone -> Nullable<Text>,
        lat -> Nullable<Float8>,
        lon -> Nullable<Float8>,
        accessibility -> Nullable<Jsonb>,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        phone_typed -> Nullable<Text>,
    }
}

diesel::table! {
    walk_ins (id) {
        id -> Uuid,
        organisation_id -> Uuid,
        session_id -> Uuid,
        count -> Int4,
        by -> Uuid,
        at -> Timestamptz,
        kind -> Text,
    }
}

diesel::joinable!(absences -> organisations (organisation_id));
diesel::joinable!(absences -> staff (staff_id));
diesel::joinable!(accessibility_reports -> organisations (organisation_id));
diesel::joinable!(accessibility_reports -> staff (handled_by));
diesel::joinable!(accessibility_statements -> organisations (organisation_id));
diesel::joinable!(account_links -> organisations (organisation_id));
diesel::joinable!(account_links -> staff (staff_id));
diesel::joinable!(attendance -> bookings (booking_id));
diesel::joinable!(attendance -> organisations (organisation_id));
diesel::joinable!(attendance -> sessions (session_id));
diesel::joinable!(attendance -> staff (by));
diesel::joinable!(audit -> organisations (organisation_id));
diesel::joinable!(audit -> staff (staff_id));
diesel::joinable!(booking_connections -> bookings (booking_id));
diesel::joinable!(booking_details -> bookings (booking_id));
diesel::joinable!(bookings -> staff (created_by));
diesel::joinable!(call_attempts -> call_tasks (call_task_id));
diesel::joinable!(call_attempts -> organisations (organisation_id));
diesel::joinable!(call_attempts -> staff (staff_id));
diesel::joinable!(call_tasks -> bookings (booking_id));
diesel::joinable!(call_tasks -> organisations (organisation_id));
diesel::joinable!(call_tasks -> sessions (session_id));
diesel::joinable!(campaigns -> organisations (organisation_id));
diesel::joinable!(closed_days -> organisations (organisation_id));
diesel::joinable!(closed_days -> venues (venue_id));
diesel::joinable!(counts -> organisations (organisation_id));
diesel::joinable!(counts -> sessions (session_id));
diesel::joinable!(counts -> staff (by));
diesel::joinable!(editions -> campaigns (campaign_id));
diesel::joinable!(editions -> organisations (organisation_id));
diesel::joinable!(equipment -> organisations (organisation_id));
diesel::joinable!(equipment -> venues (venue_id));
diesel::joinable!(external_ids -> organisations (organisation_id));
diesel::joinable!(external_ids -> sessions (session_id));
diesel::joinable!(grants -> organisations (organisation_id));
diesel::joinable!(grants -> staff (staff_id));
diesel::joinable!(grants -> venues (venue_id));
diesel::joinable!(helper_feeds -> staff (staff_id));
diesel::joinable!(helper_hours -> organisations (organisation_id));
diesel::joinable!(helper_hours -> staff (staff_id));
diesel::joinable!(helper_hours -> venues (venue_id));
diesel::joinable!(helper_skills -> organisations (organisation_id));
diesel::joinable!(helper_skills -> staff (staff_id));
diesel::joinable!(holds -> staff (created_by));
diesel::joinable!(import_files -> organisations (organisation_id));
diesel::joinable!(import_files -> staff (staff_id));
diesel::joinable!(letter_texts -> organisations (organisation_id));
diesel::joinable!(occupations -> organisations (organisation_id));
diesel::joinable!(occupations -> sessions (session_id));
diesel::joinable!(opening_hours -> organisations (organisation_id));
diesel::joinable!(opening_hours -> venues (venue_id));
diesel::joinable!(organisations -> municipalities (municipality_id));
diesel::joinable!(pledges -> organisations (organisation_id));
diesel::joinable!(pledges -> staff (staff_id));
diesel::joinable!(questions -> organisations (organisation_id));
diesel::joinable!(questions -> staff (staff_id));
diesel::joinable!(questions -> venues (venue_id));
diesel::joinable!(recovery_codes -> organisations (organisation_id));
diesel::joinable!(recovery_codes -> second_steps (staff_id));
diesel::joinable!(rooms -> organisations (organisation_id));
diesel::joinable!(rooms -> venues (venue_id));
diesel::joinable!(second_steps -> organisations (organisation_id));
diesel::joinable!(second_steps -> signing_keys (key_id));
diesel::joinable!(second_steps -> staff (staff_id));
diesel::joinable!(series -> organisations (organisation_id));
diesel::joinable!(series -> venues (venue_id));
diesel::joinable!(session_editions -> editions (edition_id));
diesel::joinable!(session_editions -> organisations (organisation_id));
diesel::joinable!(session_editions -> sessions (session_id));
diesel::joinable!(session_equipment -> equipment (equipment_id));
diesel::joinable!(session_equipment -> organisations (organisation_id));
diesel::joinable!(session_equipment -> sessions (session_id));
diesel::joinable!(session_helpers -> organisations (organisation_id));
diesel::joinable!(session_helpers -> sessions (session_id));
diesel::joinable!(session_helpers -> staff (staff_id));
diesel::joinable!(session_limits -> organisations (organisation_id));
diesel::joinable!(session_limits -> sessions (session_id));
diesel::joinable!(session_organisers -> sessions (session_id));
diesel::joinable!(session_seats -> sessions (session_id));
diesel::joinable!(session_topics -> organisations (organisation_id));
diesel::joinable!(session_topics -> sessions (session_id));
diesel::joinable!(sessions -> municipalities (municipality_id));
diesel::joinable!(sessions -> organisations (organisation_id));
diesel::joinable!(sessions -> series (series_id));
diesel::joinable!(sessions -> venues (venue_id));
diesel::joinable!(sign_ins -> organisations (organisation_id));
diesel::joinable!(sign_ins -> staff (staff_id));
diesel::joinable!(staff -> organisations (organisation_id));
diesel::joinable!(staff_identities -> organisations (organisation_id));
diesel::joinable!(staff_identities -> staff (staff_id));
diesel::joinable!(submissions -> editions (edition_id));
diesel::joinable!(submissions -> organisations (organisation_id));
diesel::joinable!(submissions -> staff (by));
diesel::joinable!(submitted_sessions -> municipalities (municipality_id));
diesel::joinable!(submitted_sessions -> sessions (session_id));
diesel::joinable!(submitted_sessions -> venues (venue_id));
diesel::joinable!(tokens -> organisations (organisation_id));
diesel::joinable!(tokens -> staff (staff_id));
diesel::joinable!(usual_texts -> organisations (organisation_id));
diesel::joinable!(venue_topics -> organisations (organisation_id));
diesel::joinable!(venue_topics -> venues (venue_id));
diesel::joinable!(venues -> municipalities (municipality_id));
diesel::joinable!(venues -> organisations (organisation_id));
diesel::joinable!(walk_ins -> organisations (organisation_id));
diesel::joinable!(walk_ins -> sessions (session_id));
diesel::joinable!(walk_ins -> staff (by));
diesel::joinable!(bookings -> sessions (session_id));
diesel::joinable!(session_templates -> organisations (organisation_id));
diesel::joinable!(session_texts -> sessions (session_id));

diesel::allow_tables_to_appear_in_same_query!(
    absences,
    accessibility_reports,
    accessibility_statements,
    account_links,
    attendance,
    audit,
    booking_connections,
    booking_details,
    bookings,
    call_attempts,
    call_tasks,
    campaigns,
    closed_days,
    counts,
    editions,
    equipment,
    external_ids,
    grants,
    helper_feeds,
    helper_hours,
    helper_skills,
    holds,
    holidays,
    idempotency_keys,
    import_files,
    jobs,
    languages,
    letter_texts,
    letters,
    municipalities,
    occupations,
    opening_hours,
    organisations,
    outbox_pause,
    pin_tries,
    pledges,
    questions,
    recovery_codes,
    rooms,
    second_steps,
    series,
    session_choices,
    session_editions,
    session_equipment,
    session_helpers,
    session_limits,
    session_organisers,
    session_records,
    session_seats,
    session_templates,
    session_texts,
    session_topics,
    sessions,
    sign_in_tries,
    sign_ins,
    signing_keys,
    staff,
    staff_identities,
    submissions,
    submitted_sessions,
    tokens,
    usual_texts,
    venue_topics,
    venues,
    walk_ins,
);
