//! From what was written to what a session shall be; every fault at once.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::filter::{parse_instant, parse_kind};
use super::limits::Limits;
use super::request::SessionRequest;
use super::when::{Span, times};
use crate::platform::problem::{Fault, Faults};
use crate::platform::text::{LanguageTag, LocalText, PlainText, parse_tags};
use crate::platform::time::Zone;

/// What the words of a request are read against.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// The venue's zone.
    pub tz: Zone,
    /// The language of a text that names none.
    pub language: LanguageTag,
    /// Whether it is a meeting: its seats are the course's.
    pub meeting: bool,
}

/// What a session shall be.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Its title.
    pub title: LocalText,
    /// More about it.
    pub description: Option<LocalText>,
    /// What it costs.
    pub fee: Option<LocalText>,
    /// One of the kinds.
    pub kind: &'static str,
    /// `booking` or `drop-in`.
    pub mode: &'static str,
    /// Seats, where seats are booked.
    pub seats_total: Option<i32>,
    /// The whole of it: of a course from the first meeting's start to the last one's end.
    pub span: Span,
    /// A course's meetings, in order of time; none for a single session.
    pub meetings: Vec<Span>,
    /// Languages of help.
    pub languages: Vec<String>,
    /// What help there is with.
    pub topics: Vec<String>,
    /// `public`, `internal` or `invited`.
    pub audience: &'static str,
    /// Whether there is a queue.
    pub waitlist: bool,
    /// `give` or `offer`.
    pub promotion: &'static str,
    /// How long an offered place is kept.
    pub offer_minutes: i32,
    /// How long before the start the last place is given or offered.
    pub promotion_ends_minutes_before: i32,
    /// When booking opens.
    pub opens_at: Option<DateTime<Utc>>,
    /// When booking ends, if not at the start.
    pub closes_at: Option<DateTime<Utc>>,
    /// Limits beyond the seats.
    pub limits: Limits,
    /// Why it may overlap another.
    pub clash_allowed: Option<String>,
}

/// Reads a request.
///
/// # Errors
/// Every fault, by place.
pub fn parse(request: &SessionRequest, setting: Setting) -> Result<Plan, Faults> {
    let mut faults = Faults::none();
    let plan = gather(request, setting, &mut faults);
    plan.filter(|_| faults.is_empty()).ok_or(faults)
}

fn gather(request: &SessionRequest, setting: Setting, faults: &mut Faults) -> Option<Plan> {
    let kind = faults.take("/kind", parse_kind(&request.kind));
    let title = local_text(
        faults,
        "/title",
        Some(&request.title),
        setting,
        (120, false),
    );
    let description = local_text(
        faults,
        "/description",
        request.description.as_ref(),
        setting,
        (4000, true),
    );
    let fee = local_text(faults, "/fee", request.fee.as_ref(), setting, (200, false));
    let mode = mode(request, kind, faults);
    let seats_total = seats(request, mode, setting, faults);
    let times = times(request, mode, setting.tz, faults);
    let (languages, topics) = (languages(request, faults), topics(request, faults));
    let audience = word(faults, "/audience", request.audience.as_deref(), AUDIENCES);
    let promotion = word(
        faults,
        "/promotion",
        request.promotion.as_deref(),
        PROMOTIONS,
    );
    let offer = whole(faults, "/offerMinutes", request.offer_minutes, (5, 20_160));
    let ends = whole(
        faults,
        "/promotionEndsMinutesBefore",
        request.promotion_ends_minutes_before,
        (0, 20_160),
    );
    let (opens_at, closes_at) = window(request, faults);
    let limits = Limits::parse(request, faults);
    let clash_allowed = request.clash_allowed.as_ref().and_then(|allowed| {
        let reason = PlainText::<300>::parse(&allowed.reason);
        faults
            .take("/clashAllowed/reason", reason)
            .map(String::from)
    });
    let (span, meetings) = times?;
    Some(Plan {
        title: title?,
        description,
        fee,
        kind: kind?,
        mode,
        seats_total,
        span,
        meetings,
        languages,
        topics,
        audience,
        waitlist: request.waitlist.unwrap_or(true),
        promotion,
        offer_minutes: offer.unwrap_or(720),
        promotion_ends_minutes_before: ends.unwrap_or(120),
        opens_at,
        closes_at,
        limits,
        clash_allowed,
    })
}

const AUDIENCES: &[&str] = &["public", "internal", "invited"];
const PROMOTIONS: &[&str] = &["give", "offer"];
const MODES: &[&str] = &["booking", "drop-in"];

/// One of some words; the first where nothing is said.
fn word(
    faults: &mut Faults,
    place: &str,
    given: Option<&str>,
    known: &'static [&'static str],
) -> &'static str {
    let first = known.first().copied().unwrap_or_default();
    let Some(text) = given else { return first };
    let found = known.iter().copied().find(|word| *word == text);
    if found.is_none() {
        faults.add(place, Fault::new("unknown-value").fact("value", text));
    }
    found.unwrap_or(first)
}

/// A whole number within bounds.
pub(super) fn whole(
    faults: &mut Faults,
    place: &str,
    given: Option<i64>,
    (min, max): (i32, i32),
) -> Option<i32> {
    let given = given?;
    let fits = i32::try_from(given)
        .ok()
        .filter(|n| (min..=max).contains(n));
    if fits.is_none() {
        faults.add(
            place,
            Fault::new("out-of-range").fact("min", min).fact("max", max),
        );
    }
    fits
}

fn local_text(
    faults: &mut Faults,
    place: &str,
    given: Option<&Value>,
    setting: Setting,
    (max, lines): (usize, bool),
) -> Option<LocalText> {
    let given = given.filter(|value| place == "/title" || !value.is_null())?;
    let parsed = LocalText::parse(given.clone(), setting.language, max, lines);
    faults.take_within(place, parsed)
}

fn mode(request: &SessionRequest, kind: Option<&str>, faults: &mut Faults) -> &'static str {
    match request.mode.as_deref() {
        None if kind == Some("drop-in") => "drop-in",
        given => word(faults, "/mode", given, MODES),
    }
}

fn seats(
    request: &SessionRequest,
    mode: &str,
    setting: Setting,
    faults: &mut Faults,
) -> Option<i32> {
    let needed = mode == "booking" && !setting.meeting;
    match request.seats_total {
        None if needed => {
            faults.add(
                "/seatsTotal",
                Fault::new("missing").fact("name", "seatsTotal"),
            );
            None
        }
        Some(_) if !needed => {
            faults.add("/seatsTotal", Fault::new("not-allowed-here"));
            None
        }
        given => whole(faults, "/seatsTotal", given, (1, 1_000_000)),
    }
}

fn languages(request: &SessionRequest, faults: &mut Faults) -> Vec<String> {
    let given = request.languages.as_deref().unwrap_or_default();
    if given.len() > 20 {
        faults.add("/languages", Fault::new("too-many").fact("max", 20));
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    for (index, text) in given.iter().enumerate() {
        let tag = faults.take(&format!("/languages/{index}"), LanguageTag::parse(text));
        found.extend(
            tag.map(|tag| tag.to_string())
                .filter(|tag| !found.contains(tag)),
        );
    }
    found
}

fn topics(request: &SessionRequest, faults: &mut Faults) -> Vec<String> {
    let given = request.topics.as_deref().unwrap_or_default();
    let tags = faults.take_within("/topics", parse_tags(given, 20));
    tags.unwrap_or_default()
        .into_iter()
        .map(String::from)
        .collect()
}

type Window = (Option<DateTime<Utc>>, Option<DateTime<Utc>>);

fn window(request: &SessionRequest, faults: &mut Faults) -> Window {
    let opens = request.booking_opens_at.as_deref();
    let opens = faults.take_optional("/bookingOpensAt", opens, parse_instant);
    let closes = request.booking_closes_at.as_deref();
    let closes = faults.take_optional("/bookingClosesAt", closes, parse_instant);
    if opens
        .zip(closes)
        .is_some_and(|(opens, closes)| closes <= opens)
    {
        faults.add("/bookingClosesAt", Fault::new("ends-before-start"));
    }
    (opens, closes)
}
