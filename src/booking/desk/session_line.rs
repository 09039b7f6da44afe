//! A session in one line of a list of the desk: when, what, where it is not at its venue, and how many are booked.

use chrono::{DateTime, Utc};

use crate::booking::present::{own_place, title};
use crate::platform::i18n::{Locale, dates, spans, t_with};
use crate::platform::time::{self, Zone};
use crate::session::Session;

/// "Tisdag 6 oktober kl. 11.00–12.00: Datorhjälp"; a stop of a tour with its place: "…: Bussen, Torget i Valla".
pub fn when_and_what(locale: Locale, session: &Session, now: DateTime<Utc>) -> String {
    let today = time::local(now, Zone::of_stored(&session.time_zone)).0;
    let when = spans::day_and_times(locale, session.local_span(), today);
    let line = format!("{}: {}", dates::capital(&when), title(session, locale).0);
    match own_place(session, locale) {
        Some(place) => format!("{line}, {place}"),
        None => line,
    }
}

/// "4 bokade. 2 i kön.", by seats taken and bookings waiting.
pub fn booked(locale: Locale, (taken, waiting): (i32, i32)) -> String {
    let taken = t_with(locale, "cancel-several-booked", &[("n", taken.into())]);
    match waiting {
        0 => taken,
        n => format!(
            "{taken} {}",
            t_with(locale, "cancel-several-waiting", &[("n", n.into())])
        ),
    }
}
