//! `GET /sessions/{sessionId}/bookings`: the roster of a session.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::booking::access::{RosterAccess, authorise_roster, path_id};
use crate::booking::attendance::AttendanceOutcome;
use crate::booking::day::{AttendanceMark, Roster, read_roster, was_passed_over};
use crate::booking::model::Booking;
use crate::booking::notify::LetterKind;
use crate::booking::present::ContactView;
use crate::booking::status::BookingStatus;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::response::list::Page;
use crate::platform::input::paging::{PARAMETERS, Paging};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::schemas;
use crate::platform::state::AppState;
use crate::platform::time::rfc3339;
use crate::session::Device;

/// One who is expected.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RosterRow)]
pub struct RosterEntry {
    /// The booking.
    pub id: Uuid,
    /// Its number; not for volunteers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<schemas::BookingNumber>)]
    pub number: Option<String>,
    /// Its status.
    #[schema(value_type = BookingStatus)]
    pub status: String,
    /// The place in the queue, from 1, while it waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1)]
    pub position: Option<i64>,
    /// True when others were given seats before it, because it needs more than were free.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub passed_over: bool,
    /// The name; none for a discreet booking, the first name for volunteers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Seats.
    #[schema(minimum = 0)]
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
    #[schema(value_type = Option<Device>)]
    pub device: Option<String>,
    /// Whether they just came.
    pub walk_in: bool,
    /// Whether only the code may be shown.
    pub discreet: bool,
    /// The first of the bookings that one connection made here within ten minutes, where those are five or more;
    /// not for volunteers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crowd: Option<Uuid>,
    /// What was said of them on the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attendance: Option<AttendanceView>,
    /// What they must be told when they come.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<LetterKind>)]
    pub tell_at_the_door: Vec<String>,
}

/// A mark.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AttendanceView {
    /// `came`, `no-show` or `excused`.
    #[schema(value_type = AttendanceOutcome)]
    pub outcome: String,
    /// How many came.
    pub people: i32,
    /// When it was said.
    #[schema(value_type = DateTime<Utc>)]
    pub at: String,
}

impl RosterEntry {
    fn of(booking: &Booking, roster: &Roster) -> Self {
        let full = !roster.first_names_only;
        let details = roster.details(booking);
        Self {
            id: booking.id.into(),
            number: full.then(|| booking.number.clone()),
            status: booking.status.name().to_owned(),
            position: roster.positions.get(&booking.id).copied(),
            passed_over: was_passed_over(booking),
            name: roster.shown_name(booking),
            seats: booking.seats,
            companions: details.companions,
            contact: full.then(|| ContactView {
                email: booking.email.clone(),
                phone: booking.phone.clone(),
                notify: booking.notify.name().to_owned(),
            }),
            language: booking.language.clone(),
            interpreter: booking.interpreter.clone(),
            topics: details.topics,
            device: details.device.filter(|_| full),
            walk_in: booking.walk_in,
            discreet: details.discreet,
            crowd: roster.crowd_of(booking).map(Uuid::from),
            attendance: roster.marks.get(&booking.id).map(AttendanceView::of),
            tell_at_the_door: roster
                .door_lines
                .iter()
                .filter(|line| line.booking_id == booking.id)
                .map(|line| line.kind.to_string())
                .collect(),
        }
    }
}

impl AttendanceView {
    fn of(mark: &AttendanceMark) -> Self {
        Self {
            outcome: mark.outcome.name().to_owned(),
            people: mark.people,
            at: rfc3339(mark.at),
        }
    }
}

/// The roster of a session.
#[utoipa::path(
    get, path = "/sessions/{sessionId}/bookings", tag = "desk",
    params(("sessionId" = Uuid, Path)),
    responses(
        (status = 200, description = "Everybody expected", body = Page<RosterEntry>)
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
        .map(|booking| RosterEntry::of(booking, &roster))
        .collect();
    Ok(Page::of(rows, total, paging).answer(&request))
}
