//! A closed list stands twice: as an enum, and in the constraint of each column that holds it.
//! Both name the same values.

use std::collections::BTreeSet;

use motesplats::booking::{
    AttendanceOutcome, BookingStatus, CallOutcome, CallState, EndCause, LetterKind,
};
use motesplats::organisation::{Conformity, OrganisationKind};
use motesplats::platform::auth::Role;
use motesplats::platform::contact::Notify;
use motesplats::platform::mail::state::LetterState;
use motesplats::platform::time::DayOfWeek;
use motesplats::question::{QuestionChannel, QuestionOutcome, QuestionTopic};
use motesplats::report::ReportState;
use motesplats::session::{
    Arrangement, Audience, CountState, Device, OrganiserRole, Promotion, ResourceKind, SessionKind,
    SessionMode, StoredStatus, TargetGroup, WalkInKind,
};
use motesplats::venue::{HelpTopic, TopicHelp, VenueKind};

use crate::support::db::TestDb;

/// The names in a constraint's definition: `'confirmed'::text`.
const NAMES: &str = "
    select array(select found[1]
                   from regexp_matches(pg_get_constraintdef(oid), '''([^'']+)''::text', 'g') found)
           as names
      from pg_constraint where conname = $1";

macro_rules! lists {
    ($($constraint:literal => $list:ident,)+) => {
        [$(($constraint, $list::ALL.map($list::name).to_vec()),)+]
    };
}

#[tokio::test]
async fn an_enum_and_its_column_know_the_same_values() {
    let lists = lists! {
        "accessibility_statements_conformity_known" => Conformity,
        "attendance_outcome_known" => AttendanceOutcome,
        "booking_details_device_known" => Device,
        "bookings_ended_by_known" => EndCause,
        "bookings_notify_known" => Notify,
        "bookings_status_known" => BookingStatus,
        "call_attempts_outcome_known" => CallOutcome,
        "call_tasks_kind_known" => LetterKind,
        "call_tasks_state_known" => CallState,
        "counts_state_known" => CountState,
        "grants_role_known" => Role,
        "helper_hours_weekday_known" => DayOfWeek,
        "helper_skills_devices_known" => Device,
        "letters_state_known" => LetterState,
        "occupations_resource_known" => ResourceKind,
        "organisations_kind_known" => OrganisationKind,
        "questions_channel_known" => QuestionChannel,
        "questions_outcome_known" => QuestionOutcome,
        "questions_topic_known" => QuestionTopic,
        "session_limits_promotion_known" => Promotion,
        "session_organisers_role_known" => OrganiserRole,
        "session_texts_devices_known" => Device,
        "session_texts_target_groups_known" => TargetGroup,
        "session_topics_help_known" => TopicHelp,
        "session_topics_topic_known" => HelpTopic,
        "sessions_arrangement_known" => Arrangement,
        "sessions_audience_known" => Audience,
        "sessions_kind_known" => SessionKind,
        "sessions_mode_known" => SessionMode,
        "sessions_status_known" => StoredStatus,
        "submitted_sessions_state_known" => ReportState,
        "usual_texts_kind_known" => SessionKind,
        "venue_topics_topic_known" => HelpTopic,
        "venues_kind_known" => VenueKind,
        "walk_ins_kind_known" => WalkInKind,
    };
    let db = TestDb::fresh().await;
    let client = db.connect().await;
    for (constraint, list) in lists {
        let row = client.query_one(NAMES, &[&constraint]).await.unwrap();
        let column: Vec<&str> = row.get("names");
        let (list, column) = (BTreeSet::from_iter(list), BTreeSet::from_iter(column));
        assert_eq!(list, column, "{constraint}");
    }
}
