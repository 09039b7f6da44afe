//! `/{lang}/desk/sessions/{sessionId}/book`: the form for a caller, as it is asked for or shown again.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::fields;
use super::form_page::{CallerPage, KeptSeats};
use super::typed_form::CallerForm;
use crate::booking::access::{
    Credentials, authorise, path_id, record_look, see_other, session_to_serve,
};
use crate::booking::channel::{Arrival, Channel};
use crate::booking::details::BookingDetails;
use crate::booking::hold::{Hold, live_hold};
use crate::booking::present::{RefusalText, SessionDetails};
use crate::booking::problems::{SOLD_OUT, TOO_MANY_SEATS};
use crate::booking::rules::may_book;
use crate::platform::auth::{Can, rights};
use crate::platform::http::response::refused_page;
use crate::platform::i18n::{Locale, dates, t, t_with};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::ids::{BookingId, HoldId};
use crate::platform::input::query::Query;
use crate::platform::problem::{FieldFault, Problem, UNPROCESSABLE, UNSENT_FORM};
use crate::platform::state::AppState;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};
use crate::schema::session_seats;
use crate::session::{SeatCounters, Session, SessionKind};

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    let session = session_to_serve(&mut conn, &can, path_id(&request, "sessionId")).await?;
    let layout = Layout::asked(&request, &state, path(&session))?;
    if let Some(course) = session.course_id {
        return Ok(see_other(
            &layout.url(&format!("/desk/sessions/{course}/book")),
        ));
    }
    let query = Query::lenient(&request);
    let screen = CallerScreen::load(&mut conn, session, query.get("hold"), now).await?;
    let seats = screen.hold.map_or(1, |hold| hold.seats);
    let form = match query.get("again").and_then(|id| id.parse().ok()) {
        None => CallerForm::fresh(layout.locale, seats),
        Some(id) => known(&mut conn, &state, &can, id, seats).await?,
    };
    Ok(HtmlPage::private(screen.page(layout, &form, None)).answer())
}

/// The form with what an earlier booking says of the person; a look at it is recorded.
async fn known(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    can: &Can<rights::ServePeople>,
    id: BookingId,
    seats: i32,
) -> Result<CallerForm, Problem> {
    let now = state.clock.now();
    let shown = Credentials::staff(can.actor());
    let opened = authorise(conn, &state.keys, shown, Some(id), now).await?;
    record_look(conn, &opened.booking, can.staff(), now).await?;
    let details = BookingDetails::load(conn, &opened.booking).await?;
    if details.discreet {
        return Err(Problem::not_found());
    }
    Ok(CallerForm::again(&opened.booking, &details, seats))
}

/// The path of the form, after the language.
pub fn path(session: &Session) -> String {
    format!("/desk/sessions/{}/book", session.id)
}

/// The session as the caller finds it.
pub struct CallerScreen {
    details: SessionDetails,
    hold: Option<Hold>,
    /// Seats left, with those of the hold.
    free: i32,
    closed: Option<Problem>,
    now: DateTime<Utc>,
}

impl CallerScreen {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        session: Session,
        hold: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let hold = match hold.and_then(|id| id.parse().ok()) {
            Some(id) => live_hold(conn, session.id, HoldId(id), now).await?,
            None => None,
        };
        let seats: Option<SeatCounters> = session_seats::table
            .find(session.id)
            .select(SeatCounters::as_select())
            .first(conn)
            .await
            .optional()?;
        let closed = may_book(&session, Channel::Desk, Arrival::Ahead, now).err();
        Ok(Self {
            free: seats.map_or(0, |seats| seats.free()) + hold.map_or(0, |hold| hold.seats),
            closed: closed.map(Problem::from),
            details: SessionDetails::load(conn, session, now).await?,
            hold,
            now,
        })
    }

    /// The page again with what was typed.
    ///
    /// # Errors
    /// Any problem that the form can neither mend nor explain.
    pub fn redisplay(
        &self,
        layout: Layout,
        form: &CallerForm,
        problem: Problem,
    ) -> Result<HttpResponse, Problem> {
        if ![409, 422].contains(&problem.kind.status) {
            return Err(problem);
        }
        let page = self.page(layout, form, Some(&problem));
        Ok(refused_page(HtmlPage::private(page).answer(), &problem))
    }

    pub fn page(&self, layout: Layout, form: &CallerForm, problem: Option<&Problem>) -> CallerPage {
        let (locale, session) = (layout.locale, &self.details.session);
        let errors = problem.map_or_else(FormErrors::none, |problem| errors_of(locale, problem));
        let shown =
            problem.filter(|problem| ![&UNPROCESSABLE, &UNSENT_FORM].contains(&problem.kind));
        let refused = shown.or(self.closed.as_ref());
        let called = session.kind == SessionKind::Phone;
        let visit = match session.kind {
            SessionKind::HomeVisit => fields::visit(locale, form, &errors),
            _ => Vec::new(),
        };
        CallerPage {
            back_href: layout.url(&format!("/desk/sessions/{}", session.id)),
            when: self.details.when(locale),
            meetings: self.details.meetings(locale),
            place: self.details.place(locale),
            left: match self.free {
                0 => t(locale, "caller-full").into_owned(),
                n => t_with(locale, "seats-left", &[("n", n.into())]),
            },
            kept: self.kept(&layout),
            summary: errors.summary(&labels(locale)),
            refused: refused.map(|problem| refusal_text(problem, locale)),
            notice: layout.unsent(problem),
            action: layout.url(&path(session)),
            key: IdempotencyKey::fresh().as_str().to_owned(),
            name: fields::name(locale, form, &errors),
            relation: fields::relation(locale, form),
            booker: fields::booker(locale, form, &errors),
            phone: fields::phone(locale, form, &errors, called),
            email: fields::email(locale, form, &errors),
            reach: fields::reach(locale, form, &errors),
            numbers: fields::numbers(locale, form, &errors),
            visit,
            reason: self
                .asks_reason(form, problem)
                .then(|| fields::reason(locale, form, &errors)),
            may_wait: self.may_wait(),
            topics: fields::wanted_topics(locale, form, &self.details),
            topics_told: self.details.topics_told(locale),
            letters: fields::letters(locale, form, &errors),
            interpreter: fields::interpreter(locale, form, &errors),
            device: fields::device(locale, form, &errors),
            needs: fields::needs(locale, form),
            more_open: more_is_said(locale, form),
            discreet: form.discreet,
            open: self.closed.is_none(),
            l: Layout {
                path: self.path(),
                title: self.details.title(locale).0,
                error: !errors.is_empty() || shown.is_some(),
                ..layout
            },
        }
    }

    /// The same page in another language keeps the seats.
    fn path(&self) -> String {
        let path = path(&self.details.session);
        match self.hold {
            Some(hold) => format!("{path}?hold={}", hold.id),
            None => path,
        }
    }

    fn kept(&self, layout: &Layout) -> Option<KeptSeats> {
        let hold = self.hold?;
        let (_, time) = self.details.local(hold.expires_at);
        let facts = [
            ("n", hold.seats.into()),
            ("time", dates::time(layout.locale, time).into()),
        ];
        let path = format!("/desk/sessions/{}/holds/{}/end", hold.session_id, hold.id);
        Some(KeptSeats {
            until: t_with(layout.locale, "caller-kept", &facts),
            end_action: layout.url(&path),
            hold: hold.id.to_string(),
        })
    }

    /// Where there are too few seats, and as long as a reason stands there.
    fn asks_reason(&self, form: &CallerForm, problem: Option<&Problem>) -> bool {
        let beyond = [&SOLD_OUT, &TOO_MANY_SEATS];
        let refused = problem.is_some_and(|problem| beyond.contains(&problem.kind));
        self.free == 0 || refused || !form.reason.is_empty()
    }

    fn may_wait(&self) -> bool {
        let session = &self.details.session;
        self.free == 0 && session.rules.waitlist && session.queue_moves(self.now)
    }
}

/// What is wrong, by the form's own names: two parts of a booking end in `name`.
fn errors_of(locale: Locale, problem: &Problem) -> FormErrors {
    let renamed = problem.fields.iter().map(|found| FieldFault {
        pointer: match &*found.pointer {
            "/bookedBy/name" => "/booker".into(),
            "/override/reason" => "/override".into(),
            "/contact/notify" => "/reach".into(),
            other => other.into(),
        },
        fault: found.fault.clone(),
    });
    FormErrors::of(locale, &renamed.collect::<Vec<_>>())
}

fn labels(locale: Locale) -> Vec<(&'static str, String)> {
    [
        ("name", "caller-name"),
        ("booker", "caller-booker"),
        ("phone", "caller-phone"),
        ("email", "caller-email"),
        ("reach", "caller-reach"),
        ("seats", "caller-seats"),
        ("companions", "caller-companions"),
        ("address", "caller-address"),
        ("override", "caller-reason"),
    ]
    .into_iter()
    .map(|(field, key)| (field, t(locale, key).into_owned()))
    .collect()
}

/// Staff can do something about a full session, and have no queue to stand in.
fn refusal_text(problem: &Problem, locale: Locale) -> RefusalText {
    let text = RefusalText::of(problem, locale);
    match *problem.kind == SOLD_OUT {
        true => RefusalText {
            detail: t(locale, "caller-full-how").into_owned(),
            ..text
        },
        false => text,
    }
}

/// Whether something of what is folded away was said.
fn more_is_said(locale: Locale, form: &CallerForm) -> bool {
    let said = [&form.interpreter, &form.device];
    said.iter().any(|text| !text.is_empty())
        || !form.topics.is_empty()
        || !form.needs.is_empty()
        || form.language != locale.tag()
        || form.discreet
}
