//! Shows the form once more, with what was typed and what is wrong with it.

use actix_web::{HttpRequest, HttpResponse};
use diesel_async::AsyncPgConnection;
use serde_json::Value;

use super::form::NewSessionForm;
use super::options::load_options;
use super::page::{Clash, NewSessionPage, OccupiedRoom};
use super::show::PATH;
use crate::platform::auth::{Can, rights};
use crate::platform::http::response::status_of;
use crate::platform::i18n::{Locale, dates, localise};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::ids::SessionId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;
use crate::platform::ui::form::FormErrors;
use crate::session::desk::layout::desk_layout;
use crate::session::list::rows::load_row;
use crate::session::present::words::Words;
use crate::session::problems::CLASH;

/// Whether the form can show the problem.
pub(super) fn can_redisplay(refused: &Problem) -> bool {
    [409, 422].contains(&refused.kind.status)
}

pub(super) async fn redisplay(
    state: &AppState,
    locale: Locale,
    can: &Can<rights::DraftSessions>,
    request: &HttpRequest,
    form: &NewSessionForm,
    refused: &Problem,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let mut options = load_options(&mut conn, locale, can.actor(), state.clock.now()).await?;
    options.doubled = refused
        .fields
        .iter()
        .any(|field| field.fault.code == "doubled-time");
    let names = [
        ("venueId", "venue"),
        ("localDate", "date"),
        ("localTime", "time"),
        ("seatsTotal", "seats"),
    ];
    let mut errors = FormErrors::renamed(locale, &refused.fields, &names);
    let clash = if *refused.kind == CLASH {
        let room = options.rooms.iter().find(|(id, _)| *id == form.room);
        let room = room.map_or("", |(_, name)| name);
        Some(clash(&mut conn, locale, room, refused).await?)
    } else {
        None
    };
    let layout = desk_layout(locale, PATH, String::new(), request, state);
    let notice = layout.unsent(Some(refused));
    if errors.is_empty() && clash.is_none() && notice.is_none() {
        let said = localise(refused, locale);
        errors.add("", format!("{}. {}", said.title, said.detail));
    }
    let key = IdempotencyKey::fresh();
    let mut page = NewSessionPage::new(layout, key.as_str(), &options, form, &errors, clash);
    page.notice = notice;
    Ok(HtmlPage::private(page)
        .status(status_of(refused.kind))
        .answer())
}

/// The session that is in the way. A form asks for a room and no helper, so that is what is taken.
async fn clash(
    conn: &mut AsyncPgConnection,
    locale: Locale,
    room: &str,
    refused: &Problem,
) -> Result<Clash, Problem> {
    let id = refused.facts.get("sessionId").and_then(Value::as_str);
    let id = id.and_then(|id| id.parse::<SessionId>().ok());
    let other = match id {
        Some(id) => load_row(conn, id).await?,
        None => None,
    };
    let Some(other) = other else {
        return Ok(Clash {
            text: localise(refused, locale).detail,
            href: format!("/{}/desk", locale.tag()),
        });
    };
    let session = &other.session;
    let title = Words::new(locale, other.owner.language()).pick(&session.texts.title);
    let when = dates::day_and_time(
        locale,
        session.timing.local_date,
        session.timing.local_time,
        session.timing.local_date,
    );
    let href = format!("/{}/desk/sessions/{}", locale.tag(), session.id);
    let occupied = OccupiedRoom {
        room,
        what: &title,
        when: &when,
    };
    Ok(Clash::new(locale, &occupied, href))
}
