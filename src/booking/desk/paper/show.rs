//! `/{lang}/desk/sessions/{sessionId}/paper`: the look is recorded as that at the screen is.

use actix_web::{HttpRequest, HttpResponse, web};

use super::page::{EMPTY_LINES, PaperLine, PaperPage};
use super::short_name::short_name;
use crate::booking::access::{authorise_roster, path_id};
use crate::booking::code::Code;
use crate::booking::day::{Roster, read_roster};
use crate::booking::desk::paths::roster_path;
use crate::booking::desk::roster::rows::RosterRow;
use crate::booking::model::Booking;
use crate::booking::present::SessionDetails;
use crate::booking::status::BookingStatus;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::i18n::{Locale, dates, t};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};

pub async fn show(
    can: Can<rights::ReadRoster>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (id, now) = (path_id(&request, "sessionId"), state.clock.now());
    let mut conn = state.db.get().await?;
    let access = authorise_roster(&mut conn, can.actor(), Permission::ReadRoster, id, now).await?;
    let roster = read_roster(&mut conn, &access.session, access.reader, now).await?;
    let details = SessionDetails::load(&mut conn, access.session, now).await?;
    let path = roster_path(&details.session);
    let layout = Layout::asked(&request, &state, format!("{path}/paper"))?;
    let locale = layout.locale;
    let time = dates::time(locale, details.session.timing.local_time);
    let expected = roster.bookings.iter();
    let expected = expected.filter(|booking| booking.status != BookingStatus::Waiting);
    Ok(HtmlPage::private(PaperPage {
        back_href: layout.url(&path),
        session: format!("{time} {}", details.title(locale).0),
        when: details.when(locale),
        place: details.place(locale),
        people: expected
            .map(|booking| line(locale, &roster, &details, booking))
            .collect(),
        empty: 0..EMPTY_LINES,
        l: Layout {
            title: t(locale, "paper-title").into_owned(),
            ..layout
        },
    })
    .answer())
}

fn line(locale: Locale, roster: &Roster, session: &SessionDetails, booking: &Booking) -> PaperLine {
    let details = roster.details(booking);
    let number = Code::of(&booking.number).grouped;
    let name = roster.shown_name(booking).map(|name| short_name(&name));
    let interpreter = booking.interpreter.as_deref();
    let mut facts = RosterRow::party(locale, booking.seats.into(), details.companions.into());
    facts.extend(interpreter.map(|tag| RosterRow::interpreter(locale, tag)));
    PaperLine {
        is_code: name.is_none(),
        number: (name.is_some() && !roster.first_names_only).then(|| number.clone()),
        name: name.unwrap_or(number),
        facts,
        topics: session.topics_marked(locale, &details),
    }
}
