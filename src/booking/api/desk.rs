//! The day at the desk: the roster, checking in, walk-ins.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::make::{made, view_context};
use super::{created, tagged};
use crate::booking::access::{RosterAccess, authorise_roster, path_id};
use crate::booking::batcher::{BookingBatcher, BookingCommand};
use crate::booking::day::{
    AttendanceMark, AttendanceOutcome, NewAttendance, NewWalkIns, Roster, add_walk_ins, check_in,
    count_walk_ins, read_roster, was_passed_over,
};
use crate::booking::input::{BookingRequest, NewBooking, OverrideRequest};
use crate::booking::model::Booking;
use crate::booking::present::{BookingView, ContactView};
use crate::booking::problems::rfc3339;
use crate::booking::rules::may_walk_in;
use crate::organisation;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::key_of;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::list::Page;
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::idempotency::IdempotentRequest;
use crate::platform::ids::BookingId;
use crate::platform::input::paging::{PARAMETERS, Paging};
use crate::platform::input::query::Query;
use crate::platform::problem::Fault;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// One who is expected.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RosterRow {
    /// The booking.
    pub id: Uuid,
    /// Its number; not for volunteers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Its status.
    pub status: String,
    /// The place in the queue, from 1, while it waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<i64>,
    /// True when others were given seats before it, because it needs more than were free.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub passed_over: bool,
    /// The name; none for a discreet booking, the first name for volunteers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Seats.
    pub seats: i32,
    /// People beside.
    pub companions: i32,
    /// How to reach them; not for volunteers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactView>,
    /// The language.
    pub language: String,
    /// The language to interpret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interpreter: Option<String>,
    /// Topics.
    pub topics: Vec<String>,
    /// Device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// Whether they just came.
    pub walk_in: bool,
    /// Whether only the code may be shown.
    pub discreet: bool,
    /// What was said of them on the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attendance: Option<AttendanceView>,
    /// What they must be told when they come.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tell_at_the_door: Vec<String>,
}

/// A mark.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AttendanceView {
    /// `came`, `no-show` or `excused`.
    pub outcome: String,
    /// How many came.
    pub people: i32,
    /// When it was said.
    pub at: String,
}

impl RosterRow {
    fn of(booking: &Booking, roster: &Roster) -> Self {
        let full = !roster.first_names_only;
        Self {
            id: booking.id,
            number: full.then(|| booking.number.clone()),
            status: booking.status.name().to_owned(),
            position: roster.positions.get(&booking.id).copied(),
            passed_over: was_passed_over(booking),
            name: roster.shown_name(booking),
            seats: booking.seats,
            companions: booking.companions,
            contact: full.then(|| ContactView {
                email: booking.email.clone(),
                phone: booking.phone.clone(),
                notify: booking.notify.clone(),
            }),
            language: booking.language.clone(),
            interpreter: booking.interpreter.clone(),
            topics: booking.topics.clone(),
            device: booking.device.clone().filter(|_| full),
            walk_in: booking.walk_in,
            discreet: booking.discreet,
            attendance: roster.marks.get(&booking.id).map(AttendanceView::of),
            tell_at_the_door: roster
                .door_lines
                .iter()
                .filter(|line| line.booking_id == booking.id)
                .map(|line| line.kind.clone())
                .collect(),
        }
    }
}

impl AttendanceView {
    fn of(mark: &AttendanceMark) -> Self {
        Self {
            outcome: mark.outcome.clone(),
            people: mark.people,
            at: rfc3339(mark.at),
        }
    }
}

/// The roster of a session.
#[utoipa::path(
    get, path = "/sessions/{sessionId}/bookings", tag = "desk",
    params(("sessionId" = Uuid, Path), ("page" = Option<i64>, Query), ("limit" = Option<i64>, Query)),
    responses(
        (status = 200, description = "Everybody expected", body = Page<RosterRow>),
        (status = "4XX", description = "Why not", body = ProblemDoc)
    )
)]
pub async fn roster(
    can: Can<rights::ReadRoster>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    let id = path_id(&request, "sessionId");
    let RosterAccess { session, reader } =
        authorise_roster(&mut conn, can.actor(), Permission::ReadRoster, id, now).await?;
    let paging = Paging::of(&Query::strict(&request, &PARAMETERS)?)?;
    let roster = read_roster(&mut conn, &session, reader, now).await?;
    let total = i64::try_from(roster.bookings.len()).unwrap_or(i64::MAX);
    let skip = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let take = usize::try_from(paging.limit).unwrap_or(0);
    let rows = roster
        .bookings
        .iter()
        .skip(skip)
        .take(take)
        .map(|booking| RosterRow::of(booking, &roster))
        .collect();
    Ok(Page::of(rows, total, paging).answer(&request))
}

/// What became of somebody on the day.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttendanceRequest {
    /// `came`, `no-show`, `excused` or `undo`.
    pub outcome: String,
    /// How many came, where it is not the seats.
    pub people: Option<i32>,
    /// The meeting, of a course.
    pub meeting: Option<Uuid>,
}

/// Check somebody in, from the morning of the session's day.
#[utoipa::path(
    post, path = "/bookings/{bookingId}/attendance", tag = "desk", params(("bookingId" = Uuid, Path)),
    request_body = AttendanceRequest,
    responses(
        (status = 200, description = "The booking as it is now", body = BookingView),
        (status = "4XX", description = "Why not", body = ProblemDoc)
    )
)]
pub async fn attend(
    can: Can<rights::CheckIn>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<AttendanceRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let (booking, session) = {
        let mut conn = state.db.get().await?;
        let id = path_id(&request, "bookingId").ok_or_else(Problem::not_found)?;
        let booking = Booking::find(&mut conn, BookingId(id)).await?;
        let at = Some(booking.session_id);
        let seen = authorise_roster(&mut conn, can.actor(), Permission::CheckIn, at, now).await?;
        (booking, seen.session)
    };
    let wanted = body.read()?;
    let outcome = AttendanceOutcome::parse(&wanted.outcome)
        .map_err(|fault| Problem::fault("/outcome", fault))?;
    let people = wanted
        .people
        .map(|people| in_range(people, 0, "/people"))
        .transpose()?;
    let attended = NewAttendance {
        booking: BookingId(booking.id),
        outcome,
        people,
        meeting: wanted.meeting,
        by: can.staff(),
    };
    let (locale, shared) = (locale_of(&request), state.get_ref().clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let marked = check_in(&mut conn, attended, now).await?;
        let seen_by = view_context(&shared, locale);
        let view = BookingView::load(&mut conn, &marked, &session, seen_by).await?;
        Ok((marked.edit, view))
    })
    .await
    .map(|(version, view)| tagged(HttpResponse::Ok(), version, &view))
}

/// People who just came: a bare number, or somebody with a name.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WalkInRequest {
    /// A bare number; takes no seat.
    pub count: Option<i32>,
    /// A name; takes a seat.
    pub name: Option<String>,
    /// A reason to go beyond the seats.
    #[serde(rename = "override")]
    pub override_reason: Option<OverrideRequest>,
}

/// Bare walk-ins as they were added.
#[derive(Debug, Serialize, ToSchema)]
pub struct WalkInView {
    /// The entry.
    pub id: Uuid,
    /// All bare walk-ins of the session by now.
    pub count: i64,
}

/// Add walk-ins.
#[utoipa::path(
    post, path = "/sessions/{sessionId}/walk-ins", tag = "desk", params(("sessionId" = Uuid, Path)),
    request_body = WalkInRequest,
    responses(
        (status = 201, description = "Added", body = WalkInView),
        (status = "4XX", description = "Why not", body = ProblemDoc)
    )
)]
pub async fn walk_in(
    can: Can<rights::CheckIn>,
    (state, batcher): (web::Data<AppState>, web::Data<BookingBatcher>),
    request: HttpRequest,
    body: Body<WalkInRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let (session, country) = {
        let mut conn = state.db.get().await?;
        let id = path_id(&request, "sessionId");
        let RosterAccess { session, .. } =
            authorise_roster(&mut conn, can.actor(), Permission::CheckIn, id, now).await?;
        let country = organisation::country_of(&mut conn, session.organisation_id).await?;
        (session, country)
    };
    let wanted = body.read()?;
    let key = key_of(&request)?;
    let (staff, shared, locale) = (can.staff(), state.get_ref().clone(), locale_of(&request));
    match (wanted.count, wanted.name) {
        (Some(count), None) => {
            let count = in_range(count, 1, "/count")?;
            let said = json!([session.id, "count", count]);
            let once =
                key.map(|key| IdempotentRequest::new(staff.to_string(), key, &said, &shared.keys));
            let new = NewWalkIns { count, by: staff };
            run_detached(async move {
                let mut conn = shared.db.get().await?;
                let added = add_walk_ins(&mut conn, &session, new, once.as_ref(), now).await?;
                let count = count_walk_ins(&mut conn, session.id).await?;
                let view = WalkInView {
                    id: added.id,
                    count,
                };
                Ok((view, added.replayed))
            })
            .await
            .map(|(view, replayed)| created(0, &view, replayed))
        }
        (None, Some(name)) => {
            let desk = (country.as_str(), staff, key);
            let command = named(name, wanted.override_reason, &session, desk, &shared)?;
            may_walk_in(&session, now)?;
            made(&shared, &batcher.book(command).await?, locale).await
        }
        _ => Err(Problem::fault("/count", Fault::new("choose-one"))),
    }
}

/// The command for somebody who stands at the desk.
fn named(
    name: String,
    override_reason: Option<OverrideRequest>,
    session: &crate::session::Session,
    (country, staff, key): (&str, crate::platform::ids::StaffId, Option<IdempotencyKey>),
    state: &AppState,
) -> Result<BookingCommand, Problem> {
    let request = BookingRequest::walk_in(name, override_reason);
    let booking = NewBooking::parse_walk_in(request, session, country)?;
    let key = key.unwrap_or_else(IdempotencyKey::fresh);
    Ok(BookingCommand::new(booking, Some(staff), key, &state.keys))
}

fn in_range(value: i32, min: i32, pointer: &str) -> Result<i32, Problem> {
    if (min..=1000).contains(&value) {
        Ok(value)
    } else {
        Err(Problem::fault(
            pointer,
            Fault::new("out-of-range")
                .fact("min", min)
                .fact("max", 1000),
        ))
    }
}
