//! A merge patch (RFC 7396) on a session: laid over the session as a request would write it, and
//! read by the rules of a new one.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::beside::Beside;
use super::limits::Limits;
use super::request::{MeetingRequest, SessionRequest};
use super::rows::Full;
use crate::platform::http::request::body;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::text::LocalText;
use crate::platform::time::{Occurrence, Zone, resolve};

/// What a patch changes.
pub type Patch = Map<String, Value>;

/// What one meeting decides for itself; the rest is its course's.
const OF_A_MEETING: [&str; 7] = [
    "localDate",
    "localTime",
    "occurrence",
    "minutes",
    "room",
    "helpers",
    "clashAllowed",
];

/// Lays a patch over a session.
///
/// # Errors
/// 422 for members that do not exist, cannot be taken, or do not change.
pub fn patched(
    full: &Full,
    beside: &Beside,
    (helpers, limits): (&[Uuid], &Limits),
    patch: Patch,
) -> Result<SessionRequest, Problem> {
    refuse_fixed(&patch, full.session.course_id.is_some())?;
    let mut wish =
        serde_json::to_value(written(full, beside, helpers, limits)).map_err(Problem::internal)?;
    if patch.contains_key("localDate") || patch.contains_key("localTime") {
        merge(&mut wish, json!({ "occurrence": null }));
    }
    merge(&mut wish, Value::Object(patch));
    let bytes = serde_json::to_vec(&wish).map_err(Problem::internal)?;
    body::parse(&bytes)
}

/// The owner never changes, and a meeting is changed at its own address.
fn refuse_fixed(patch: &Patch, meeting: bool) -> Result<(), Problem> {
    let mut faults = Faults::none();
    for name in patch.keys() {
        let fixed = matches!(name.as_str(), "organisation" | "meetings");
        let known = OF_A_MEETING.contains(&name.as_str());
        if fixed || (meeting && !known) {
            let place = format!("/{}", name.replace('~', "~0").replace('/', "~1"));
            faults.add(place, Fault::new("not-allowed-here"));
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.into())
    }
}

/// RFC 7396, part 2.
fn merge(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Some(members) = target.as_object_mut() else {
        return;
    };
    for (name, value) in patch {
        if value.is_null() {
            members.remove(&name);
        } else {
            merge(members.entry(name).or_insert(Value::Null), value);
        }
    }
}

/// A session as a request would write it.
fn written(full: &Full, beside: &Beside, helpers: &[Uuid], limits: &Limits) -> SessionRequest {
    let session = &full.session;
    let zone = &session.time_zone;
    let meetings = beside.meetings.get(&session.id).map(|all| {
        all.iter()
            .map(|one| MeetingRequest {
                local_date: one.local_date.to_string(),
                local_time: clock(one.local_time),
                occurrence: Some(occurrence(
                    one.local_date,
                    one.local_time,
                    one.starts_at,
                    zone,
                )),
                minutes: (one.ends_at - one.starts_at).num_minutes(),
            })
            .collect()
    });
    let single = meetings.is_none();
    SessionRequest {
        venue_id: session.venue_id.to_string(),
        title: json!(session.title),
        kind: session.kind.clone(),
        mode: Some(session.mode.clone()),
        local_date: single.then(|| session.local_date.to_string()),
        local_time: single.then(|| clock(session.local_time)),
        occurrence: single.then(|| {
            occurrence(
                session.local_date,
                session.local_time,
                session.starts_at,
                zone,
            )
        }),
        minutes: single.then(|| session.length().num_minutes()),
        seats_total: full.seats.total.map(i64::from),
        description: text(session.description.as_ref()),
        room: session.room_id.map(|id| id.to_string()),
        organisation: Some(full.owner.slug.clone()),
        languages: Some(session.languages.clone()),
        topics: Some(session.topics.clone()),
        audience: Some(session.audience.clone()),
        waitlist: Some(session.waitlist),
        promotion: Some(session.promotion.clone()),
        offer_minutes: Some(i64::from(session.offer_minutes)),
        promotion_ends_minutes_before: Some(i64::from(session.promotion_ends_minutes_before)),
        booking_opens_at: session.booking_opens_at.map(|at| at.to_rfc3339()),
        // What follows from the lead is said by the lead.
        booking_closes_at: session
            .booking_closes_at
            .filter(|at| limits.lead_at(session.starts_at) != Some(*at))
            .map(|at| at.to_rfc3339()),
        lead_minutes: limits.lead_minutes.map(i64::from),
        seats_per_booking: limits.seats_per_booking.map(i64::from),
        bookings_per_contact: limits.bookings_per_contact.map(i64::from),
        desk_seats: limits.desk_seats.map(i64::from),
        desk_until_minutes_before: limits.desk_until_minutes_before.map(i64::from),
        fee: text(session.fee.as_ref()),
        meetings,
        helpers: Some(helpers.iter().map(Uuid::to_string).collect()),
        clash_allowed: None,
        campaigns: beside.editions.get(&session.id).cloned(),
    }
}

fn text(text: Option<&LocalText>) -> Option<Value> {
    text.map(|text| json!(text))
}

fn clock(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// Which of the two a wall time was, where it comes twice; harmless where it does not.
fn occurrence(date: NaiveDate, time: NaiveTime, at: DateTime<Utc>, zone: &str) -> String {
    let first = Zone::parse(zone).and_then(|tz| resolve(date, time, tz, Some(Occurrence::First)));
    let word = if first == Ok(at) { "first" } else { "second" };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of RFC 7396, appendix A.
    #[test]
    fn a_patch_is_merged_as_the_rfc_has_it() {
        for (mut target, patch, result) in [
            (json!({"a":"b"}), json!({"a":"c"}), json!({"a":"c"})),
            (json!({"a":"b"}), json!({"b":"c"}), json!({"a":"b","b":"c"})),
            (json!({"a":"b"}), json!({"a":null}), json!({})),
            (json!({"a":["b"]}), json!({"a":"c"}), json!({"a":"c"})),
            (
                json!({"a":{"b":"c"}}),
                json!({"a":{"b":"d","c":null}}),
                json!({"a":{"b":"d"}}),
            ),
            (
                json!({"a":"foo"}),
                json!({"b":{"c":{"d":null}}}),
                json!({"a":"foo","b":{"c":{}}}),
            ),
            (json!(["a"]), json!(["c"]), json!(["c"])),
        ] {
            merge(&mut target, patch);
            assert_eq!(target, result);
        }
    }
}
