//! Shows the form once more, with what was typed and what is wrong with it.

use actix_web::{HttpRequest, HttpResponse};
use diesel_async::AsyncPgConnection;
use serde_json::Value;

use super::form::NewSessionForm;
use super::page::{Clash, NewSessionPage, NewSessionState, OccupiedRoom};
use super::show::PATH;
use crate::platform::http::response::status_of;
use crate::platform::i18n::{Locale, dates, localise};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::ids::SessionId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::desk::draft_form::DraftOptions;
use crate::session::desk::draft_form::fields::errors;
use crate::session::list::rows::load_row;
use crate::session::present::words::Words;
use crate::session::problems::CLASH;

/// Whether the form can show the problem.
pub(super) fn can_redisplay(refused: &Problem) -> bool {
    [409, 422].contains(&refused.kind.status)
}

pub(super) async fn redisplay(
    state: &AppState,
    request: &HttpRequest,
    (form, options): (&NewSessionForm, &DraftOptions),
    refused: &Problem,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(request, state, PATH)?;
    let locale = layout.locale;
    let mut conn = state.db.get().await?;
    let fields = form.draft.extras.at_the_kinds(&refused.fields);
    let names = [("clashAllowed", "why")];
    let mut found = errors(locale, &fields, &options.text_languages, &names);
    let clash = if *refused.kind == CLASH {
        Some(clash(&mut conn, locale, &taken(form, options, refused), refused).await?)
    } else {
        None
    };
    let notice = layout.unsent(Some(refused));
    if found.is_empty() && clash.is_none() && notice.is_none() {
        let said = localise(refused, locale);
        found.add("", format!("{}. {}", said.title, said.detail));
    }
    let shown = NewSessionState {
        key: IdempotencyKey::fresh().as_str().to_owned(),
        errors: found,
        clash,
        doubled: is_doubled(refused),
        doubts: Vec::new(),
    };
    let mut page = NewSessionPage::new(layout, options, form, shown);
    page.notice = notice;
    Ok(HtmlPage::private(page)
        .status(status_of(refused.kind))
        .answer())
}

fn is_doubled(refused: &Problem) -> bool {
    let mut codes = refused.fields.iter().map(|field| field.fault.code);
    codes.any(|code| code == "doubled-time")
}

/// What is taken.
enum Taken<'a> {
    /// Its name; empty where it is a helper.
    Room(&'a str),
    Equipment(&'a str),
}

fn taken<'a>(form: &NewSessionForm, options: &'a DraftOptions, refused: &Problem) -> Taken<'a> {
    let id = refused.facts.get("equipmentId").and_then(Value::as_str);
    if let Some(id) = id {
        let kind = options.extras.equipment.iter().find(|one| one.id == id);
        return Taken::Equipment(kind.map_or("", |one| &one.name));
    }
    let room = options.rooms.iter().find(|(id, _)| *id == form.draft.room);
    Taken::Room(room.map_or("", |(_, name)| name))
}

/// The session that is in the way of the room, a helper or the equipment.
async fn clash(
    conn: &mut AsyncPgConnection,
    locale: Locale,
    taken: &Taken<'_>,
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
            title: localise(refused, locale).title,
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
        room: match taken {
            Taken::Room(name) => name,
            Taken::Equipment(_) => "",
        },
        what: &title,
        when: &when,
    };
    Ok(match taken {
        Taken::Room(_) => Clash::new(locale, &occupied, href),
        Taken::Equipment(name) => Clash::of_equipment(locale, name, &occupied, href),
    })
}
