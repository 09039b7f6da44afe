//! The API's table of endpoints for bookings, below `/api/v1`, and their part of the OpenAPI document.

use actix_web::web;
use utoipa::OpenApi;

use super::booking::{
    change, create, holder_action, look_up, move_booking, new_pin, read, settlement,
};
use super::calls::{list as call_list, outcome as call_outcome};
use super::day::{attendance, cancel_bookings, hold, release, roster, take_back, walk_in};
use super::letters::{list as letter_list, resend};
use super::{
    cancel_session, cancel_sessions, change_session, imports, search, send_message, series,
    substitute,
};
use crate::booking::present::Alternative;
use crate::booking::problems::{
    ASK_THE_DESK, BAD_NUMBER, BOOKING, CANCELLED, CLOSED, GUARDS, HOLD_GONE, NO_BOOKING_NEEDED,
    NO_SUCH_BOOKING, OTHER_OWNER, PART_OF_COURSE, SOLD_OUT, TOO_EARLY, TOO_EARLY_TO_RELEASE,
    TOO_MANY_BOOKINGS, TOO_MANY_SEATS, TOPIC_NOT_HELPED, WAIT,
};
use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, delete, get, patch, post};
use crate::platform::problem::{BAD_REQUEST, NOT_FOUND, RATE_LIMITED, WEAK_KEY, WRONG_STATE};
use crate::session;

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    use Access::{Holder, Public, Staff};
    use Permission as P;
    vec![
        post("/sessions/{sessionId}/bookings", Public, || {
            web::to(create::create)
        })
        .refuses(&BOOKING)
        .refuses(&[&WEAK_KEY, &RATE_LIMITED])
        .shows_secret(),
        get(
            "/sessions/{sessionId}/bookings",
            Staff(P::ReadRoster),
            || web::to(roster::roster),
        ),
        post(
            "/sessions/{sessionId}/bookings/cancellation",
            Staff(P::ServePeople),
            || web::to(cancel_bookings::cancel),
        ),
        post("/sessions/{sessionId}/walk-ins", Staff(P::CheckIn), || {
            web::to(walk_in::walk_in)
        })
        .refuses(&[&SOLD_OUT, &TOO_EARLY, &WRONG_STATE, &PART_OF_COURSE]),
        patch("/sessions/{sessionId}", Staff(P::DraftSessions), || {
            web::to(change_session::change)
        })
        .refuses(&GUARDS)
        .refuses(session::CHANGE_REFUSALS),
        post(
            "/sessions/{sessionId}/change-preview",
            Staff(P::DraftSessions),
            || web::to(change_session::preview),
        ),
        post(
            "/sessions/{sessionId}/cancellation",
            Staff(P::PublishSessions),
            || web::to(cancel_session::cancel),
        )
        .refuses(&[&WRONG_STATE]),
        post(
            "/sessions/{sessionId}/messages",
            Staff(P::ServePeople),
            || web::to(send_message::send),
        )
        .refuses(&[&WRONG_STATE]),
        post("/cancellations", Staff(P::PublishSessions), || {
            web::to(cancel_sessions::cancel)
        })
        .refuses(&[&NOT_FOUND, &WRONG_STATE]),
        patch("/series/{seriesId}", Staff(P::DraftSessions), || {
            web::to(series::change)
        })
        .refuses(&GUARDS)
        .refuses(session::CHANGE_REFUSALS)
        .changes_several(),
        post(
            "/series/{seriesId}/cancellation",
            Staff(P::PublishSessions),
            || web::to(series::cancel),
        )
        .refuses(&[&WRONG_STATE]),
        post("/substitutions", Staff(P::DraftSessions), || {
            web::to(substitute::substitute)
        }),
        post("/imports/sessions", Staff(P::DraftSessions), || {
            web::to(imports::sessions::import)
        })
        .refuses(&[&session::IMPORT_UNDER_WAY, &BAD_REQUEST])
        .reads_query(),
        post("/imports/bookings", Staff(P::ServePeople), || {
            web::to(imports::bookings::import)
        })
        .refuses(&[&BAD_REQUEST])
        .reads_query(),
        post("/imports/counts", Staff(P::Count), || {
            web::to(imports::counts::import)
        })
        .refuses(&[&BAD_REQUEST])
        .reads_query(),
        post("/bookings/lookup", Public, || web::to(look_up::look_up))
            .refuses(&[
                &BAD_NUMBER,
                &NO_SUCH_BOOKING,
                &WAIT,
                &ASK_THE_DESK,
                &RATE_LIMITED,
            ])
            .shows_secret(),
        get("/bookings", Staff(P::ServePeople), || {
            web::to(search::search)
        }),
        get("/bookings/{bookingId}", Holder(P::ServePeople), || {
            web::to(read::read)
        }),
        patch("/bookings/{bookingId}", Holder(P::ServePeople), || {
            web::to(change::change)
        })
        .refuses(&[
            &WRONG_STATE,
            &SOLD_OUT,
            &TOO_MANY_SEATS,
            &TOO_MANY_BOOKINGS,
            &TOPIC_NOT_HELPED,
        ]),
        post(
            "/bookings/{bookingId}/cancellation",
            Holder(P::ServePeople),
            || web::to(holder_action::cancel),
        )
        .refuses(&[&WRONG_STATE]),
        post(
            "/bookings/{bookingId}/attendance",
            Staff(P::CheckIn),
            || web::to(attendance::attend),
        )
        .refuses(&[&WRONG_STATE, &TOO_EARLY, &SOLD_OUT]),
        post("/bookings/{bookingId}/pin", Staff(P::ServePeople), || {
            web::to(new_pin::new_pin)
        })
        .refuses(&[&WRONG_STATE])
        .shows_secret(),
        post("/bookings/{bookingId}/move", Holder(P::ServePeople), || {
            web::to(move_booking::move_to_session)
        })
        .refuses(&BOOKING)
        .refuses(&[&WRONG_STATE, &OTHER_OWNER]),
        post(
            "/bookings/{bookingId}/acceptance",
            Holder(P::ServePeople),
            || web::to(holder_action::accept),
        )
        .refuses(&[&WRONG_STATE]),
        post(
            "/bookings/{bookingId}/decline",
            Holder(P::ServePeople),
            || web::to(holder_action::decline),
        )
        .refuses(&[&WRONG_STATE]),
        post(
            "/bookings/{bookingId}/settlement",
            Staff(P::ServePeople),
            || web::to(settlement::settle),
        )
        .refuses(&[&WRONG_STATE]),
        post("/sessions/{sessionId}/holds", Staff(P::ServePeople), || {
            web::to(hold::create)
        })
        .refuses(&[
            &SOLD_OUT,
            &CLOSED,
            &CANCELLED,
            &NO_BOOKING_NEEDED,
            &PART_OF_COURSE,
            &HOLD_GONE,
        ]),
        get("/letters", Staff(P::ServePeople), || {
            web::to(letter_list::list)
        }),
        post("/letters/{letterId}/resend", Staff(P::ServePeople), || {
            web::to(resend::resend)
        })
        .refuses(&[&WRONG_STATE]),
        get("/call-tasks", Staff(P::ServePeople), || {
            web::to(call_list::list)
        })
        .refuses(&[&NOT_FOUND]),
        post(
            "/call-tasks/{callTaskId}/outcome",
            Staff(P::ServePeople),
            || web::to(call_outcome::outcome),
        )
        .refuses(&[&WRONG_STATE]),
        delete("/walk-ins/{walkInId}", Staff(P::CheckIn), || {
            web::to(take_back::take_back)
        }),
        delete("/holds/{holdId}", Staff(P::ServePeople), || {
            web::to(hold::delete)
        }),
        post(
            "/sessions/{sessionId}/seats/release",
            Staff(P::ServePeople),
            || web::to(release::release),
        )
        .refuses(&[&WRONG_STATE, &TOO_EARLY_TO_RELEASE]),
    ]
}

#[derive(OpenApi)]
#[openapi(
    paths(
        create::create,
        roster::roster,
        cancel_bookings::cancel,
        walk_in::walk_in,
        take_back::take_back,
        attendance::attend,
        change_session::change,
        change_session::preview,
        cancel_session::cancel,
        cancel_sessions::cancel,
        send_message::send,
        series::change,
        series::cancel,
        substitute::substitute,
        imports::sessions::import,
        imports::bookings::import,
        imports::counts::import,
        holder_action::cancel,
        look_up::look_up,
        search::search,
        read::read,
        change::change,
        new_pin::new_pin,
        move_booking::move_to_session,
        holder_action::accept,
        holder_action::decline,
        settlement::settle,
        letter_list::list,
        resend::resend,
        call_list::list,
        call_outcome::outcome,
        hold::create,
        hold::delete,
        release::release
    ),
    components(schemas(Alternative, imports::dry_run::SheetFile))
)]
pub struct BookingApiDoc;
