//! `/{lang}/desk/sessions/{sessionId}/release`: names those who have not come, and gives the seats of the chosen to
//! others. Whoever comes after all is expected again, as long as nobody sits there.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;

use super::page::{MissingPerson, ReleasePage};
use crate::booking::access::{authorise_roster, path_id, see_other};
use crate::booking::code::Code;
use crate::booking::day::{Roster, read_roster, release};
use crate::booking::desk::paths::{release_path, roster_path};
use crate::booking::desk::roster::rows::RosterRow;
use crate::booking::model::Booking;
use crate::booking::present::{RefusalText, SessionDetails};
use crate::booking::rules::is_awaited;
use crate::platform::auth::{Actor, Can, Permission, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::{Locale, dates, t};
use crate::platform::ids::BookingId;
use crate::platform::input::form::Form;
use crate::platform::problem::{Fault, Problem, UNSENT_FORM};
use crate::platform::state::AppState;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::Session;

/// What was chosen, where the form comes back.
struct Chosen {
    ids: Vec<BookingId>,
    problem: Problem,
}

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    answer(&mut conn, &state, &request, can.actor(), None).await
}

pub async fn submit(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let session = session(&state, &request, can.actor()).await?;
    let TypedForm { form, sent } = form_body.read_typed(&["booking"])?;
    let ids = chosen(&form)?;
    let done = match sent.and_then(|()| some(&ids)) {
        Ok(()) => give_away(&state, &session, ids.clone(), can.actor()).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => {
            let back = Layout::asked(&request, &state, roster_path(&session))?;
            let back = back.url(&format!("{}?done=released", back.path));
            Ok(see_other(&back))
        }
        Err(problem) if ![409, 422].contains(&problem.kind.status) => Err(problem),
        Err(problem) => {
            let mut conn = state.db.get().await?;
            let chosen = Some(Chosen { ids, problem });
            answer(&mut conn, &state, &request, can.actor(), chosen).await
        }
    }
}

async fn session(
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
) -> Result<Session, Problem> {
    let (id, now) = (path_id(request, "sessionId"), state.clock.now());
    let mut conn = state.db.get().await?;
    let access = authorise_roster(&mut conn, actor, Permission::ServePeople, id, now).await?;
    Ok(access.session)
}

/// The bookings that were ticked; those of another session are not among the missing.
fn chosen(form: &Form) -> Result<Vec<BookingId>, Problem> {
    let ids: Result<Vec<BookingId>, _> = form.all("booking").map(str::parse).collect();
    ids.map_err(|_no_id| Problem::not_found())
}

fn some(ids: &[BookingId]) -> Result<(), Problem> {
    match ids {
        [] => Err(Problem::fault("/booking", Fault::new("missing"))),
        _ => Ok(()),
    }
}

async fn give_away(
    state: &web::Data<AppState>,
    session: &Session,
    ids: Vec<BookingId>,
    actor: &Actor,
) -> Result<(), Problem> {
    let (shared, now) = (state.clone(), state.clock.now());
    let (session, staff) = (session.id, actor.id);
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        release(&mut conn, session, Some(&ids), staff, now).await?;
        shared.letters.notify_one();
        Ok(())
    })
    .await
}

async fn answer(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
    chosen: Option<Chosen>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let id = path_id(request, "sessionId");
    let access = authorise_roster(conn, actor, Permission::ServePeople, id, now).await?;
    let roster = read_roster(conn, &access.session, access.reader, now).await?;
    let details = SessionDetails::load(conn, access.session, now).await?;
    let layout = Layout::asked(request, state, release_path(&details.session))?;
    let problem = chosen.as_ref().map(|chosen| &chosen.problem);
    let page = page(layout, &details, &roster, chosen.as_ref());
    let answer = HtmlPage::private(page).answer();
    Ok(match problem {
        None => answer,
        Some(problem) => refused_page(answer, problem),
    })
}

fn page(
    layout: Layout,
    details: &SessionDetails,
    roster: &Roster,
    chosen: Option<&Chosen>,
) -> ReleasePage {
    let locale = layout.locale;
    let problem = chosen.map(|chosen| &chosen.problem);
    let errors = problem.map_or_else(FormErrors::none, |problem| {
        FormErrors::of(locale, &problem.fields)
    });
    let said = |problem: &&Problem| problem.fields.is_empty() && *problem.kind != UNSENT_FORM;
    let refused = problem.filter(said);
    let missing = roster.bookings.iter().filter(|booking| is_awaited(booking));
    let is_chosen = |id| chosen.is_none_or(|chosen| chosen.ids.contains(&id));
    let time = dates::time(locale, details.session.timing.local_time);
    ReleasePage {
        back_href: layout.url(&roster_path(&details.session)),
        session: format!("{time} {}", details.title(locale).0),
        action: layout.url(&layout.path),
        summary: errors.summary(&[("booking", t(locale, "release-whose"))]),
        error: errors.of_field("booking"),
        refused: refused.map(|problem| RefusalText::of(problem, locale)),
        notice: layout.unsent(problem),
        missing: missing
            .map(|booking| person(locale, roster, booking, is_chosen(booking.id)))
            .collect(),
        l: Layout {
            title: t(locale, "release-title").into_owned(),
            error: problem.is_some() && layout.unsent(problem).is_none(),
            ..layout
        },
    }
}

fn person(locale: Locale, roster: &Roster, booking: &Booking, chosen: bool) -> MissingPerson {
    let number = Code::of(&booking.number).grouped;
    let name = roster.shown_name(booking);
    MissingPerson {
        id: booking.id.to_string(),
        number: name.is_some().then(|| number.clone()),
        name: name.unwrap_or(number),
        party: RosterRow::party(locale, booking.seats.into(), 0).pop(),
        chosen,
    }
}
