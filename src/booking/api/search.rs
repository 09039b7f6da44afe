//! `GET /bookings`: the desk's search.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::booking::model::Booking;
use crate::booking::present::{ContactView, SessionOfBooking};
use crate::booking::search::{BookingSearch, FoundBooking, find_bookings};
use crate::booking::status::BookingStatus;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::language::locale_of;
use crate::platform::http::response::list::Page;
use crate::platform::i18n::Locale;
use crate::platform::input::paging::{self, Paging};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::schemas;
use crate::platform::state::AppState;

const PARAMETERS: [&str; 5] = [
    "q",
    "from",
    "to",
    paging::PARAMETERS[0],
    paging::PARAMETERS[1],
];

/// A booking that was found.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = FoundBooking)]
pub struct FoundBookingView {
    /// The booking.
    pub id: Uuid,
    /// Eight signs.
    #[schema(value_type = schemas::BookingNumber)]
    pub number: String,
    /// What has become of it.
    #[schema(value_type = BookingStatus)]
    pub status: String,
    /// Who comes; not of a discreet booking.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How to reach them; not of a discreet booking.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactView>,
    /// Seats.
    #[schema(minimum = 0)]
    pub seats: i32,
    /// What it is for.
    pub session: SessionOfBooking,
}

impl FoundBookingView {
    fn of(found: FoundBooking, locale: Locale) -> Self {
        let Booking {
            id,
            number,
            status,
            name,
            email,
            phone,
            notify,
            seats,
            ..
        } = found.booking;
        Self {
            id: id.into(),
            number,
            status: status.name().to_owned(),
            name: name.filter(|_| !found.discreet),
            contact: (!found.discreet).then(|| ContactView {
                email,
                phone,
                notify: notify.name().to_owned(),
            }),
            seats,
            session: SessionOfBooking::new(&found.session, found.venue, locale),
        }
    }
}

/// Search bookings by name, number, telephone or e-mail. Discreet ones are found by their number alone; what was
/// wiped is not found. Each search is recorded, without its words.
#[utoipa::path(
    get, path = "/bookings", tag = "desk",
    params(
        ("q" = String, Query, min_length = 2, max_length = 100, description = "What the person says: a name, the number, a telephone number or its end, an e-mail address or its beginning"),
        ("from" = Option<NaiveDate>, Query, description = "The first day"),
        ("to" = Option<NaiveDate>, Query, description = "The last day")
    ),
    responses(
        (status = 200, description = "Sessions to come first", body = Page<FoundBookingView>)
    )
)]
pub async fn search(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::strict(&request, &PARAMETERS)?;
    let (search, paging) = (BookingSearch::parse(&query)?, Paging::of(&query)?);
    let (locale, now) = (locale_of(&request), state.clock.now());
    let scope = can.actor().scope(Permission::ServePeople);
    let mut conn = state.db.get().await?;
    let (found, total) = find_bookings(&mut conn, &search, &scope, paging, now).await?;
    let found = found.into_iter();
    let items = found.map(|one| FoundBookingView::of(one, locale)).collect();
    Ok(Page::<FoundBookingView>::of(items, total, paging).answer(&request))
}
