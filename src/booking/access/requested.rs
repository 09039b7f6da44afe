//! What the path of a request names.
//! What is no id names nothing, and is answered as what is not there.

use std::str::FromStr;

use actix_web::HttpRequest;
use diesel_async::AsyncPgConnection;

use super::holder::{AuthorisedBooking, Credentials, authorise};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// The id in a path, where it is one.
pub fn path_id<Id: FromStr>(request: &HttpRequest, name: &str) -> Option<Id> {
    request
        .match_info()
        .get(name)
        .and_then(|text| text.parse().ok())
}

/// The booking of the path, as far as what the caller shows opens it.
///
/// # Errors
/// As [`authorise`].
pub async fn requested_booking(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    request: &HttpRequest,
    shown: Credentials<'_>,
) -> Result<AuthorisedBooking, Problem> {
    let id = path_id(request, "bookingId");
    authorise(conn, &state.keys, shown, id, state.clock.now()).await
}
