//! The table of the desk's pages about bookings, whole paths.

use actix_web::web;

use super::calls::{door, forms as call_forms, print, show as calls};
use super::move_booking::screen as move_booking;
use super::release::screen as release;
use super::roster::show;
use super::roster_forms::{
    attendance, cancel_bookings, close, count, hold, new_pin, publish, refusal, remove_draft,
    settlement, take_back, walk_ins,
};
use super::search;
use super::to_count;
use super::today;
use super::{
    booking, caller, cancel_session, cancel_sessions, change_series, change_session, imports,
    letters, message, name_list, own_texts, paper, substitutions, told, topics, who_fits,
};
use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, get, post};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    use Access::Staff;
    use Permission as P;
    vec![
        get("/{lang}/desk/today", Staff(P::ReadRoster), || {
            web::to(today::show::show)
        }),
        get("/{lang}/desk/to-count", Staff(P::Count), || {
            web::to(to_count::show::show)
        }),
        post("/{lang}/desk/to-count", Staff(P::Count), || {
            web::to(to_count::save::save)
        }),
        get("/{lang}/desk/imports", Staff(P::DraftSessions), || {
            web::to(imports::choose::show)
        }),
        post("/{lang}/desk/imports", Staff(P::DraftSessions), || {
            web::to(imports::choose::submit)
        }),
        get(
            "/{lang}/desk/imports/sample",
            Staff(P::DraftSessions),
            || web::to(imports::sample::download),
        ),
        get(
            "/{lang}/desk/imports/{fileId}",
            Staff(P::DraftSessions),
            || web::to(imports::review::show),
        ),
        post(
            "/{lang}/desk/imports/{fileId}",
            Staff(P::DraftSessions),
            || web::to(imports::review::submit),
        ),
        get(
            "/{lang}/desk/sessions/{sessionId}",
            Staff(P::ReadRoster),
            || web::to(show::show),
        ),
        get(
            "/{lang}/desk/sessions/{sessionId}/helpers",
            Staff(P::DraftSessions),
            || web::to(who_fits::show::show),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/helpers",
            Staff(P::DraftSessions),
            || web::to(who_fits::submit::submit),
        ),
        get(
            "/{lang}/desk/sessions/{sessionId}/list",
            Staff(P::ServePeople),
            || web::to(name_list::screen::show),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/list",
            Staff(P::ServePeople),
            || web::to(name_list::screen::submit),
        ),
        get(
            "/{lang}/desk/sessions/{sessionId}/paper",
            Staff(P::ReadRoster),
            || web::to(paper::show::show),
        ),
        get(
            "/{lang}/desk/sessions/{sessionId}/poll",
            Staff(P::ReadRoster),
            || web::to(show::poll),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/bookings/{bookingId}/attendance",
            Staff(P::CheckIn),
            || web::to(attendance::attend),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/publication",
            Staff(P::PublishSessions),
            || web::to(publish::publish),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/proposal",
            Staff(P::DraftSessions),
            || web::to(publish::propose),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/removal",
            Staff(P::DraftSessions),
            || web::to(remove_draft::remove),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/walk-ins",
            Staff(P::CheckIn),
            || web::to(walk_ins::add),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/walk-ins/{walkInId}/removal",
            Staff(P::CheckIn),
            || web::to(take_back::take_back),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/refusals",
            Staff(P::ServePeople),
            || web::to(refusal::count),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/closing",
            Staff(P::ServePeople),
            || web::to(close::close),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/count",
            Staff(P::Count),
            || web::to(count::put),
        ),
        get(
            "/{lang}/desk/sessions/{sessionId}/cancellation",
            Staff(P::ServePeople),
            || web::to(cancel_session::screen::show),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/cancellation",
            Staff(P::PublishSessions),
            || web::to(cancel_session::screen::submit),
        ),
        get(
            "/{lang}/desk/sessions/{sessionId}/change",
            Staff(P::ServePeople),
            || web::to(change_session::show::show),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/change",
            Staff(P::DraftSessions),
            || web::to(change_session::submit::submit),
        ),
        get(
            "/{lang}/desk/sessions/{sessionId}/topics",
            Staff(P::DraftSessions),
            || web::to(topics::of_session::show),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/topics",
            Staff(P::DraftSessions),
            || web::to(topics::of_session::submit),
        ),
        get(
            "/{lang}/desk/venues/{venueId}/topics",
            Staff(P::DraftSessions),
            || web::to(topics::of_venue::show),
        ),
        post(
            "/{lang}/desk/venues/{venueId}/topics",
            Staff(P::DraftSessions),
            || web::to(topics::of_venue::submit),
        ),
        get("/{lang}/desk/letter-texts", Staff(P::Administer), || {
            web::to(own_texts::list::list)
        }),
        get(
            "/{lang}/desk/letter-texts/{organisationId}/{kind}",
            Staff(P::Administer),
            || web::to(own_texts::show::show),
        ),
        post(
            "/{lang}/desk/letter-texts/{organisationId}/{kind}",
            Staff(P::Administer),
            || web::to(own_texts::submit::submit),
        ),
        get(
            "/{lang}/desk/sessions/{sessionId}/message",
            Staff(P::ServePeople),
            || web::to(message::show::show),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/message",
            Staff(P::ServePeople),
            || web::to(message::submit::submit),
        ),
        get(
            "/{lang}/desk/sessions/{sessionId}/told",
            Staff(P::ServePeople),
            || web::to(told::show::show),
        ),
        get(
            "/{lang}/desk/series/{seriesId}/change",
            Staff(P::DraftSessions),
            || web::to(change_series::show::show),
        ),
        post(
            "/{lang}/desk/series/{seriesId}/change",
            Staff(P::DraftSessions),
            || web::to(change_series::submit::submit),
        ),
        get("/{lang}/desk/cancellations", Staff(P::ServePeople), || {
            web::to(cancel_sessions::show::show)
        }),
        post(
            "/{lang}/desk/cancellations",
            Staff(P::PublishSessions),
            || web::to(cancel_sessions::submit::submit),
        ),
        get("/{lang}/desk/substitutions", Staff(P::ServePeople), || {
            web::to(substitutions::show::show)
        }),
        post(
            "/{lang}/desk/substitutions",
            Staff(P::PublishSessions),
            || web::to(substitutions::submit::submit),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/bookings/{bookingId}/settlement",
            Staff(P::ServePeople),
            || web::to(settlement::settle),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/bookings/cancellation",
            Staff(P::ServePeople),
            || web::to(cancel_bookings::cancel),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/bookings/{bookingId}/pin",
            Staff(P::ServePeople),
            || web::to(new_pin::new_pin),
        )
        .shows_secret(),
        get(
            "/{lang}/desk/sessions/{sessionId}/release",
            Staff(P::ServePeople),
            || web::to(release::show),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/release",
            Staff(P::ServePeople),
            || web::to(release::submit),
        ),
        get("/{lang}/desk/book", Staff(P::ServePeople), || {
            web::to(caller::find::show)
        }),
        get(
            "/{lang}/desk/sessions/{sessionId}/book",
            Staff(P::ServePeople),
            || web::to(caller::form::show),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/book",
            Staff(P::ServePeople),
            || web::to(caller::submit::submit),
        ),
        get(
            "/{lang}/desk/bookings/{bookingId}/booked",
            Staff(P::ServePeople),
            || web::to(caller::done::show),
        )
        .shows_secret(),
        get(
            "/{lang}/desk/bookings/{bookingId}/slip",
            Staff(P::ServePeople),
            || web::to(caller::done::slip),
        )
        .shows_secret(),
        get("/{lang}/desk/search", Staff(P::ServePeople), || {
            web::to(search::show::show)
        }),
        get(
            "/{lang}/desk/bookings/{bookingId}",
            Staff(P::ServePeople),
            || web::to(booking::show::show),
        ),
        get(
            "/{lang}/desk/bookings/{bookingId}/change",
            Staff(P::ServePeople),
            || web::to(booking::change::show),
        ),
        post(
            "/{lang}/desk/bookings/{bookingId}/change",
            Staff(P::ServePeople),
            || web::to(booking::change::submit),
        ),
        post(
            "/{lang}/desk/bookings/{bookingId}/cancellation",
            Staff(P::ServePeople),
            || web::to(booking::cancel::cancel),
        ),
        post(
            "/{lang}/desk/bookings/{bookingId}/letter",
            Staff(P::ServePeople),
            || web::to(booking::last_letter::resend),
        ),
        post(
            "/{lang}/desk/bookings/{bookingId}/call",
            Staff(P::ServePeople),
            || web::to(booking::last_letter::ring),
        ),
        post(
            "/{lang}/desk/bookings/{bookingId}/discretion",
            Staff(P::ServePeople),
            || web::to(booking::discretion::set),
        ),
        get(
            "/{lang}/desk/bookings/{bookingId}/move",
            Staff(P::ServePeople),
            || web::to(move_booking::show),
        ),
        post(
            "/{lang}/desk/bookings/{bookingId}/move",
            Staff(P::ServePeople),
            || web::to(move_booking::submit),
        ),
        get("/{lang}/desk/letters", Staff(P::ServePeople), || {
            web::to(letters::show)
        }),
        get("/{lang}/desk/call-tasks", Staff(P::ServePeople), || {
            web::to(calls::show)
        }),
        get(
            "/{lang}/desk/call-tasks/print",
            Staff(P::ServePeople),
            || web::to(print::show),
        ),
        post(
            "/{lang}/desk/call-tasks/{callTaskId}/outcome",
            Staff(P::ServePeople),
            || web::to(call_forms::outcome),
        ),
        post(
            "/{lang}/desk/call-tasks/{callTaskId}/reopening",
            Staff(P::ServePeople),
            || web::to(call_forms::reopen),
        ),
        get(
            "/{lang}/desk/sessions/{sessionId}/door",
            Staff(P::ServePeople),
            || web::to(door::show),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/holds",
            Staff(P::ServePeople),
            || web::to(hold::make),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/holds/{holdId}/end",
            Staff(P::ServePeople),
            || web::to(hold::end),
        ),
    ]
}
