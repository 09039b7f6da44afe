//! Validates a `SessionRequest` into a `SessionPlan`, collecting all faults.
//! It looks nothing up: `owner` and `references` find what a request refers to.

use chrono::{DateTime, Utc};

use super::booking_rules::{booking_rules, booking_window, seats_total};
use super::bounds::Margin;
use super::organisers::arrangement;
use super::request::SessionRequest;
use super::session_part::SessionPart;
use super::texts::parse_texts;
use super::timing::parse_timing;
use crate::platform::problem::{Fault, Faults};
use crate::platform::text::{LanguageTag, PlainText};
use crate::platform::time::Zone;
use crate::session::booking_rules::BookingRules;
use crate::session::fields::whole;
use crate::session::model::{Arrangement, Audience, Margins, SessionKind, SessionMode, Timing};
use crate::session::texts::SessionTexts;
use crate::venue::{TopicRule, parse_topic_rules};

/// What a request is read against.
#[derive(Debug, Clone, Copy)]
pub struct ParseContext {
    pub tz: Zone,
    /// The language of texts that name none.
    pub language: LanguageTag,
    pub part: SessionPart,
}

/// A checked request: the columns it decides, and what is written beside the session's row.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionPlan {
    pub texts: SessionTexts,
    /// What holds in this session whatever its venue says.
    pub topic_policy: Vec<TopicRule>,
    pub kind: SessionKind,
    pub mode: SessionMode,
    /// `None` where no seats are booked.
    pub seats_total: Option<i32>,
    /// The whole of it: a course lasts from its first meeting's start to its last one's end.
    pub timing: Timing,
    /// What it needs before and after, each of its meetings too.
    pub margins: Margins,
    /// A course's meetings in order of time; empty for a single session.
    pub meetings: Vec<Timing>,
    pub audience: Audience,
    pub arrangement: Arrangement,
    pub rules: BookingRules,
    pub opens_at: Option<DateTime<Utc>>,
    /// `None` is the start.
    pub closes_at: Option<DateTime<Utc>>,
    /// The reason why it may overlap one other session.
    pub clash_allowed: Option<String>,
}

pub fn parse(request: &SessionRequest, context: ParseContext) -> Result<SessionPlan, Faults> {
    let mut faults = Faults::none();
    let plan = read_fields(request, context, &mut faults);
    plan.filter(|_| faults.is_empty()).ok_or(faults)
}

fn read_fields(
    request: &SessionRequest,
    context: ParseContext,
    faults: &mut Faults,
) -> Option<SessionPlan> {
    let kind = faults.take("/kind", SessionKind::parse(&request.kind));
    let texts = parse_texts(request, context.language, faults);
    let topic_policy = topic_policy(request, context.language, faults);
    let mode = mode(request, kind, faults);
    let seats_total = seats_total(request, mode, context.part, faults);
    let margins = margins(request, faults);
    let timing = parse_timing(request, (mode, margins), context.tz, faults);
    let audience = audience(request, kind, faults);
    let arrangement = arrangement(request, faults);
    let rules = booking_rules(request, faults);
    let window = booking_window(request, faults);
    let clash_allowed = request.clash_allowed.as_ref().and_then(|allowed| {
        let reason = PlainText::<300>::parse(&allowed.reason);
        faults
            .take("/clashAllowed/reason", reason)
            .map(String::from)
    });
    let (timing, meetings) = timing?;
    window.check_against(timing, faults);
    Some(SessionPlan {
        texts: texts?,
        topic_policy,
        kind: kind?,
        mode,
        seats_total,
        timing,
        margins,
        meetings,
        audience,
        arrangement,
        rules,
        opens_at: window.opens_at,
        closes_at: window.closes_at,
        clash_allowed,
    })
}

fn topic_policy(
    request: &SessionRequest,
    language: LanguageTag,
    faults: &mut Faults,
) -> Vec<TopicRule> {
    let given = request.topic_policy.as_deref().unwrap_or_default();
    let rules = faults.take_within("/topicPolicy", parse_topic_rules(given, language));
    rules.unwrap_or_default()
}

fn margins(request: &SessionRequest, faults: &mut Faults) -> Margins {
    let mut minutes =
        |place, given| whole(faults, place, given, Margin::BOUNDS).unwrap_or_default();
    Margins {
        set_up_minutes: minutes("/setUpMinutes", request.set_up_minutes),
        clearing_minutes: minutes("/clearingMinutes", request.clearing_minutes),
    }
}

fn audience(request: &SessionRequest, kind: Option<SessionKind>, faults: &mut Faults) -> Audience {
    let given = request.audience.as_deref();
    let audience = faults
        .take_optional("/audience", given, Audience::parse)
        .unwrap_or_else(|| kind.map_or(Audience::Public, SessionKind::usual_audience));
    if audience == Audience::Public && kind.is_some_and(|kind| !kind.may_be_public()) {
        faults.add("/audience", Fault::new("not-public"));
    }
    audience
}

fn mode(request: &SessionRequest, kind: Option<SessionKind>, faults: &mut Faults) -> SessionMode {
    let usual = kind.map_or(SessionMode::Booking, SessionKind::usual_mode);
    let given = request.mode.as_deref();
    faults
        .take_optional("/mode", given, SessionMode::parse)
        .unwrap_or(usual)
}
