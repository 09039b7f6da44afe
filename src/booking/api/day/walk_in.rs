//! `POST /sessions/{sessionId}/walk-ins`: people who come without a booking.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::people::{Arrivals, people_in_range};
use crate::booking::access::{RosterAccess, authorise_roster, path_id};
use crate::booking::api::answers::created;
use crate::booking::api::booking::created::load_and_answer;
use crate::booking::batcher::{BookingBatcher, BookingCommand};
use crate::booking::day::{NewWalkIns, add_walk_ins};
use crate::booking::input::{BookingRequest, NewBooking, OverrideRequest};
use crate::booking::present::BookingView;
use crate::booking::rules::may_walk_in;
use crate::organisation;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::key_of;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::idempotency::{IdempotencyKey, IdempotentRequest};
use crate::platform::ids::StaffId;
use crate::platform::problem::{Fault, Problem};
use crate::platform::secrets::Keys;
use crate::platform::state::AppState;
use crate::platform::text::PersonName;
use crate::session::{Session, WalkInKind, walk_ins_of};

/// People who just came: a bare number, or somebody with a name.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WalkInRequest {
    /// A bare number; takes no seat.
    #[schema(value_type = Option<Arrivals>)]
    pub count: Option<i32>,
    /// What the number counts: `came` unless said otherwise.
    #[schema(value_type = Option<WalkInKind>)]
    pub kind: Option<String>,
    /// A name; takes a seat.
    #[schema(value_type = Option<PersonName>)]
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
    pub kind: WalkInKind,
    /// All of the session by now, of this kind.
    pub count: i64,
}

/// What was added: a bare number, or the booking of somebody with a name.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only the API's document has values of it")]
enum AddedWalkIn {
    Bare(WalkInView),
    Named(Box<BookingView>),
}

/// Add walk-ins.
#[utoipa::path(
    post, path = "/sessions/{sessionId}/walk-ins", tag = "desk", params(("sessionId" = Uuid, Path)),
    request_body = WalkInRequest,
    responses(
        (status = 201, description = "Added", body = AddedWalkIn)
    )
)]
pub async fn walk_in(
    can: Can<rights::CheckIn>,
    state: web::Data<AppState>,
    batcher: web::Data<BookingBatcher>,
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
    let kind = wanted.kind.as_deref().map(WalkInKind::parse).transpose();
    let kind = kind.map_err(|fault| Problem::fault("/kind", fault))?;
    match (wanted.count, wanted.name) {
        (Some(count), None) => {
            let count = people_in_range(count, 1, "/count")?;
            let kind = kind.unwrap_or(WalkInKind::Came);
            let counted = json!([session.id, kind, count]);
            let once = key
                .map(|key| IdempotentRequest::new(staff.to_string(), key, &counted, &shared.keys));
            let by = staff;
            let new = NewWalkIns { kind, count, by };
            run_detached(async move {
                let mut conn = shared.db.get().await?;
                let added = add_walk_ins(&mut conn, &session, new, once.as_ref(), now).await?;
                let view = WalkInView {
                    id: added.id,
                    kind,
                    count: walk_ins_of(&mut conn, session.id).await?.of(kind),
                };
                Ok((view, added.replayed))
            })
            .await
            .map(|(view, replayed)| {
                let location = format!("/api/v1/walk-ins/{}", view.id);
                created(0, &view, location, replayed)
            })
        }
        (None, Some(_)) if kind.is_some() => {
            Err(Problem::fault("/kind", Fault::new("not-allowed-here")))
        }
        (None, Some(name)) => {
            let walk_in = NamedWalkIn {
                name,
                override_reason: wanted.override_reason,
                key,
                by: staff,
            };
            let command = walk_in.command(&session, &country, &shared.keys)?;
            may_walk_in(&session, now)?;
            load_and_answer(&shared, &batcher.book(command).await?, locale).await
        }
        _ => Err(Problem::fault("/count", Fault::new("choose-one"))),
    }
}

/// Somebody with a name who stands at the desk.
struct NamedWalkIn {
    name: String,
    override_reason: Option<OverrideRequest>,
    /// A key of the caller's; without one each request books anew.
    key: Option<IdempotencyKey>,
    by: StaffId,
}

impl NamedWalkIn {
    fn command(
        self,
        session: &Session,
        country: &str,
        keys: &Keys,
    ) -> Result<BookingCommand, Problem> {
        let request = BookingRequest::walk_in(self.name, self.override_reason);
        let booking = NewBooking::parse_walk_in(request, session, country)?;
        let key = self.key.unwrap_or_else(IdempotencyKey::fresh);
        Ok(BookingCommand::new(booking, Some(self.by), key, keys))
    }
}
