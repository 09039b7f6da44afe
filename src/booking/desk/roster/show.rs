//! `/{lang}/desk/sessions/{sessionId}`: the page as it is asked for, or shown again after a form.

use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;

use super::count_form::CountForm;
use super::head::HereCount;
use super::input::RosterInput;
use super::page::RosterPage;
use super::screen::RosterScreen;
use crate::booking::access::{authorise_roster, path_id};
use crate::booking::day::Look;
use crate::booking::desk::paths::{SUBSTITUTIONS, name_list_path, roster_path};
use crate::booking::present::RefusalText;
use crate::booking::problems::SOLD_OUT;
use crate::booking::status::BookingStatus;
use crate::platform::auth::csrf::SignIn;
use crate::platform::auth::poll::{has_looked, poll_key};
use crate::platform::auth::{Actor, Can, Permission, rights};
use crate::platform::http::response::refused_page;
use crate::platform::i18n::{Locale, t};
use crate::platform::ids::SessionId;
use crate::platform::input::query::Query;
use crate::platform::problem::{Problem, UNSENT_FORM};
use crate::platform::secrets::Keys;
use crate::platform::state::AppState;
use crate::platform::time::today;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::{self, SessionKind, Status, StoredStatus};

pub async fn show(
    can: Can<rights::ReadRoster>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let input = RosterInput::default();
    answer(&mut conn, &state, &request, can.actor(), &input).await
}

/// The page again, for the script of one that is open.
///
/// # Errors
/// 404 for a page that this sign-in has not opened.
pub async fn poll(
    can: Can<rights::ReadRoster>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let id: SessionId = path_id(&request, "sessionId").ok_or_else(Problem::not_found)?;
    let query = Query::lenient(&request);
    let looked = request.extensions().get::<SignIn>().is_some_and(|sign_in| {
        let key = query.get("key").unwrap_or_default();
        has_looked(&state.keys, sign_in, id.into(), key)
    });
    if !looked {
        return Err(Problem::not_found());
    }
    let input = RosterInput {
        polls: true,
        ..RosterInput::default()
    };
    let mut conn = state.db.get().await?;
    answer(&mut conn, &state, &request, can.actor(), &input).await
}

/// The page, with what was typed into a form that could not be done.
///
/// # Errors
/// 404 outside the right's reach; 403 for a volunteer before the pledge or on another day.
pub async fn answer(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
    input: &RosterInput,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let id = path_id(request, "sessionId");
    let mut access = authorise_roster(conn, actor, Permission::ReadRoster, id, now).await?;
    if input.polls {
        access.reader.look = Look::Ongoing;
    }
    let path = roster_path(&access.session);
    let mut layout = Layout::asked(request, state, path)?;
    let screen = RosterScreen::load(conn, access, actor, now).await?;
    layout.title = screen.heading(layout.locale);
    layout.error = input.problem.is_some() && layout.unsent(input.problem.as_ref()).is_none();
    let count = screen.count_form(conn, &layout, input).await?;
    let publication = screen.next_step(conn, &layout).await;
    let refusals = screen.refusal_form(conn, &layout).await?;
    let ill_href = screen.ill_href(conn, &layout).await?;
    let poll = screen.poll_href(&layout, request, &state.keys);
    let page = RosterPage {
        publication,
        refusals,
        ill_href,
        poll,
        ..screen.page(layout, request, count, input)
    };
    let answer = HtmlPage::private(page).that_fetches().answer();
    Ok(match &input.problem {
        None => answer,
        Some(problem) => refused_page(answer, problem),
    })
}

/// A refusal in words. What a resident is told of a full session speaks of the queue; staff may let
/// somebody in.
fn refusal_text(problem: &Problem, locale: Locale) -> RefusalText {
    let text = RefusalText::of(problem, locale);
    if *problem.kind == SOLD_OUT {
        return RefusalText {
            detail: t(locale, "walk-in-full").into_owned(),
            ..text
        };
    }
    text
}

impl RosterScreen<'_> {
    /// On the day, when the list changes while it is open.
    fn poll_href(&self, layout: &Layout, request: &HttpRequest, keys: &Keys) -> Option<String> {
        let extensions = request.extensions();
        let sign_in = extensions.get::<SignIn>().filter(|_| self.may_tick())?;
        let key = poll_key(keys, sign_in, self.details.session.id.into());
        let path = roster_path(&self.details.session);
        Some(layout.url(&format!("{path}/poll?key={key}")))
    }

    /// A page about the session as long as it is to come, for whoever may use it.
    fn act_href(&self, layout: &Layout, right: Permission, page: &str) -> Option<String> {
        let ahead = !matches!(self.status(), Status::Past | Status::Cancelled);
        let may = ahead && self.may(right);
        let path = roster_path(&self.details.session);
        may.then(|| layout.url(&format!("{path}/{page}")))
    }

    /// The series it was made with, for whoever plans.
    fn series_href(&self, layout: &Layout) -> Option<String> {
        let series = self.details.session.series_id;
        let series = series.filter(|_| self.may(Permission::DraftSessions))?;
        Some(layout.url(&format!("/desk/series/{series}")))
    }

    /// Whoever helps here may be ill: the page about that day, and about that person where only one helps.
    async fn ill_href(
        &self,
        conn: &mut AsyncPgConnection,
        layout: &Layout,
    ) -> QueryResult<Option<String>> {
        let session = &self.details.session;
        let ahead = !matches!(self.status(), Status::Past | Status::Cancelled);
        if !ahead || !self.may(Permission::PublishSessions) {
            return Ok(None);
        }
        let day = session.timing.local_date;
        let helper = match session::helpers(conn, session.id).await?.as_slice() {
            [] => return Ok(None),
            [only] => format!("&helper={only}"),
            _ => String::new(),
        };
        let page = format!("{SUBSTITUTIONS}?from={day}&to={day}{helper}");
        Ok(Some(layout.url(&page)))
    }

    fn page(
        &self,
        layout: Layout,
        request: &HttpRequest,
        count: Option<CountForm>,
        input: &RosterInput,
    ) -> RosterPage {
        let (locale, session) = (layout.locale, &self.details.session);
        let errors = input.errors(locale);
        let query = Query::lenient(request);
        let ticks = self.may_tick();
        let early = session.status == StoredStatus::Published && !self.on_the_day();
        let waiting = self.roster.bookings.iter();
        let waiting = waiting.filter(|booking| booking.status == BookingStatus::Waiting);
        let serves = self.may(Permission::ServePeople) && self.status() == Status::Published;
        let books = serves && !session.is_drop_in() && session.course_id.is_none();
        RosterPage {
            notice: layout
                .unsent(input.problem.as_ref())
                .or_else(|| query.get("done").and_then(|what| layout.done(what))),
            refused: input
                .problem
                .as_ref()
                .filter(|problem| problem.fields.is_empty() && *problem.kind != UNSENT_FORM)
                .map(|problem| refusal_text(problem, locale)),
            heading: self.heading(locale),
            state: (self.status() != Status::Published)
                .then(|| t(locale, &format!("status-{}", self.status().name())).into_owned()),
            when: self.details.when(locale),
            meetings: self.details.meetings(locale),
            place: self.place(locale),
            proposal: self
                .proposal
                .as_ref()
                .map_or_else(Vec::new, |one| one.words(locale, today(self.now))),
            here: HereCount::new(
                locale,
                self.presence_count(),
                self.seats.taken.into(),
                self.seats.total.map(i64::from),
            ),
            to_tell: self.to_tell(&layout),
            publication: None,
            remove_action: self.remove_draft_action(&layout),
            paper_href: layout.url(&format!("{}/paper", roster_path(session))),
            change_href: self.act_href(&layout, Permission::DraftSessions, "change"),
            series_href: self.series_href(&layout),
            copy_href: self
                .may(Permission::DraftSessions)
                .then(|| layout.url(&format!("/desk/sessions/new?copy={}", session.id))),
            fits_href: self.act_href(&layout, Permission::DraftSessions, "helpers"),
            template_href: self.act_href(&layout, Permission::DraftSessions, "template"),
            topics_href: self.act_href(&layout, Permission::DraftSessions, "topics"),
            message_href: self.act_href(&layout, Permission::ServePeople, "message"),
            list_href: (books && session.kind != SessionKind::HomeVisit)
                .then(|| layout.url(&name_list_path(session))),
            book_href: books.then(|| layout.url(&format!("/desk/sessions/{}/book", session.id))),
            walk_in: ticks.then(|| self.walk_in_form(&layout, &errors, input)),
            last_walk_in: self
                .last_walk_in(&layout)
                .filter(|_| ticks && !session.is_drop_in()),
            tallies: self.tallies(&layout),
            close_action: self.close_action(&layout),
            early: early.then(|| RosterPage::early(locale)),
            poll: None,
            refusals: None,
            crowds: self.crowd_forms(&layout),
            may_tick: ticks,
            people: self.people(&layout),
            queue: waiting
                .map(|booking| self.waiting(&layout, booking))
                .collect(),
            release: self.release_link(&layout),
            count,
            cancel_href: self.act_href(&layout, Permission::PublishSessions, "cancellation"),
            ill_href: None,
            l: layout,
        }
    }
}
