//! `/{lang}/desk/sessions/{sessionId}`: who is expected, who came, what can be done about it.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::{
    CancelSession, CountForm, Presence, QueueRow, Release, RosterPage, RosterRow, WalkIns, moving,
};
use crate::booking::access::{RosterAccess, authorise_roster, path_id};
use crate::booking::actions::NotifiedCounts;
use crate::booking::code::Code;
use crate::booking::day::{Roster, count_walk_ins, read_roster, was_passed_over};
use crate::booking::model::Booking;
use crate::booking::pages::{refused, words};
use crate::booking::present::SessionDetails;
use crate::booking::rules::{is_awaited, may_release, not_before_the_morning};
use crate::booking::status::BookingStatus;
use crate::platform::auth::{Actor, Permission, Target};
use crate::platform::i18n::{Locale, dates, languages, named, t};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};
use crate::schema::session_seats;
use crate::session::{self, Session, Status};

/// What was typed into one of the page's forms, and why it could not be done.
#[derive(Debug, Default)]
pub struct Again {
    /// Why.
    pub problem: Option<Problem>,
    /// The name of somebody who just came.
    pub name: String,
    /// Why the session is called off.
    pub reason: String,
    /// The count, and whether it is a guess.
    pub count: Option<(String, bool)>,
}

/// The page as it is asked for, or again after a form.
///
/// # Errors
/// 404 outside the right's reach; 403 for a volunteer before the pledge or on another day.
pub async fn page(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
    again: Again,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let id = path_id(request, "sessionId");
    let RosterAccess { session, reader } =
        authorise_roster(conn, actor, Permission::ReadRoster, id, now).await?;
    let path = path_of(&session);
    let mut layout = Layout::asked(request, state, path)?;
    let roster = read_roster(conn, &session, reader, now).await?;
    let desk = Desk {
        target: session::target(conn, &session, actor.id).await?,
        seats: Seats::load(conn, &session).await?,
        bare: count_walk_ins(conn, session.id).await?,
        details: SessionDetails::load(conn, session, now).await?,
        actor,
        roster,
        now,
    };
    layout.title = desk.heading(layout.locale);
    layout.error = again.problem.is_some();
    let count = desk.count(conn, &layout, &again).await?;
    let publish = desk.publish(conn, &layout).await;
    let page = RosterPage {
        publish_action: publish,
        ..desk.page(layout, request, count, &again)
    };
    let answer = HtmlPage::private(page).status(StatusCode::OK).answer();
    Ok(match &again.problem {
        None => answer,
        Some(problem) => refused(answer, problem),
    })
}

/// The page's path after the language.
pub fn path_of(session: &Session) -> String {
    format!("/desk/sessions/{}", session.id)
}

/// Everything the page is made of.
struct Desk<'a> {
    details: SessionDetails,
    seats: Seats,
    roster: Roster,
    /// People who came without a name.
    bare: i64,
    actor: &'a Actor,
    target: Target,
    now: DateTime<Utc>,
}

/// The counters, as they are shown.
#[derive(Debug, Default, Clone, Copy)]
struct Seats {
    total: Option<i32>,
    overbook: i32,
    taken: i32,
}

impl Seats {
    /// A meeting shows its course's.
    async fn load(conn: &mut AsyncPgConnection, session: &Session) -> QueryResult<Self> {
        let counters: Option<(Option<i32>, i32, i32)> = session_seats::table
            .find(session.course_id.unwrap_or(session.id))
            .select((
                session_seats::total,
                session_seats::overbook,
                session_seats::taken,
            ))
            .first(conn)
            .await
            .optional()?;
        let (total, overbook, taken) = counters.unwrap_or_default();
        Ok(Self {
            total,
            overbook,
            taken,
        })
    }

    fn full(self) -> bool {
        self.total
            .is_some_and(|total| total + self.overbook <= self.taken)
    }
}

impl Desk<'_> {
    fn may(&self, permission: Permission) -> bool {
        self.actor.scope(permission).covers(self.target)
    }

    fn status(&self) -> Status {
        self.details.session.status(self.now)
    }

    fn on_the_day(&self) -> bool {
        self.details.session.status == "published"
            && not_before_the_morning(&self.details.session, self.now).is_ok()
    }

    fn heading(&self, locale: Locale) -> String {
        let time = dates::time(locale, self.details.session.local_time);
        format!("{time} {}", self.details.title(locale).0)
    }

    fn page(
        &self,
        layout: Layout,
        request: &HttpRequest,
        count: Option<CountForm>,
        again: &Again,
    ) -> RosterPage {
        let (locale, session) = (layout.locale, &self.details.session);
        let errors = errors(locale, again);
        let query = Query::lenient(request);
        let ticks = self.on_the_day() && self.may(Permission::CheckIn);
        let early = session.status == "published" && !self.on_the_day();
        let (queue, people): (Vec<&Booking>, Vec<&Booking>) = self
            .roster
            .bookings
            .iter()
            .partition(|b| b.status == BookingStatus::Waiting);
        let serves = self.may(Permission::ServePeople) && self.status() == Status::Published;
        let books = serves && !session.is_drop_in() && session.course_id.is_none();
        RosterPage {
            notice: query.get("done").and_then(|what| layout.done(what)),
            refused: again
                .problem
                .as_ref()
                .filter(|problem| problem.fields.is_empty())
                .map(|problem| words(problem, locale)),
            heading: self.heading(locale),
            state: (self.status() != Status::Published)
                .then(|| t(locale, &format!("status-{}", self.status().name())).into_owned()),
            when: self.details.when(locale),
            place: self.details.place(),
            booked: RosterPage::booked(
                locale,
                self.seats.taken.into(),
                self.seats.total.map(i64::from),
                self.came(),
            ),
            publish_action: None,
            book_href: books.then(|| layout.url(&format!("/sessions/{}/book", session.id))),
            walk_in: ticks.then(|| self.walk_ins(&layout, &errors, again)),
            early: early.then(|| RosterPage::early(locale)),
            may_tick: ticks,
            people: people
                .into_iter()
                .map(|booking| self.row(&layout, booking))
                .collect(),
            queue: queue
                .into_iter()
                .map(|booking| self.waiting(&layout, booking))
                .collect(),
            release: self.release(&layout),
            count,
            cancel: self.cancel(&layout, &errors, again),
            l: layout,
        }
    }

    /// Marked as come, and those without a name.
    fn came(&self) -> i64 {
        let marks = self.roster.marks.values();
        let marked: i64 = marks
            .filter(|mark| mark.outcome == "came")
            .map(|mark| i64::from(mark.people))
            .sum();
        marked + self.bare
    }

    /// The name, and the code where that stands for it.
    fn shown(&self, booking: &Booking) -> (String, Option<String>) {
        if booking.discreet {
            let code = Code::of(&booking.number).grouped;
            return (code.clone(), Some(code));
        }
        (self.roster.shown_name(booking).unwrap_or_default(), None)
    }

    fn row(&self, layout: &Layout, booking: &Booking) -> RosterRow {
        let locale = layout.locale;
        let (name, code) = self.shown(booking);
        let topics: Vec<_> = booking
            .topics
            .iter()
            .map(|topic| named(locale, "topic", topic))
            .collect();
        let path = path_of(&self.details.session);
        RosterRow {
            name,
            code,
            note: RosterRow::note(
                locale,
                booking.companions.into(),
                booking.interpreter.as_deref(),
            ),
            topics: topics.join(", "),
            language: languages::name(locale, &booking.language),
            presence: self.presence(locale, booking),
            action: layout.url(&format!("{path}/bookings/{}/attendance", booking.id)),
            pending: booking.status == BookingStatus::Pending,
            settle_action: self
                .serves(layout, booking, "settlement")
                .filter(|_| booking.status == BookingStatus::Pending),
            pin_action: self.serves(layout, booking, "pin"),
            move_href: self.moves(layout, booking),
        }
    }

    fn waiting(&self, layout: &Layout, booking: &Booking) -> QueueRow {
        let passed_over = || QueueRow::passed_over(layout.locale, booking.seats.into());
        let place = self.roster.positions.get(&booking.id);
        QueueRow {
            place: place.copied().unwrap_or_default(),
            name: self.shown(booking).0,
            passed_over: was_passed_over(booking).then(passed_over),
            pin_action: self.serves(layout, booking, "pin"),
            move_href: self.moves(layout, booking),
        }
    }

    /// Where a form about one booking goes, for whoever serves people.
    fn serves(&self, layout: &Layout, booking: &Booking, form: &str) -> Option<String> {
        let path = path_of(&self.details.session);
        self.may(Permission::ServePeople)
            .then(|| layout.url(&format!("{path}/bookings/{}/{form}", booking.id)))
    }

    /// Where a booking that still lives is moved, for whoever serves people.
    fn moves(&self, layout: &Layout, booking: &Booking) -> Option<String> {
        let may = self.may(Permission::ServePeople) && booking.is_live();
        may.then(|| layout.url(&moving::path_of(booking)))
    }

    /// While the session runs, when somebody has not come.
    fn release(&self, layout: &Layout) -> Option<Release> {
        let session = &self.details.session;
        let may = self.may(Permission::ServePeople)
            && self.now < session.ends_at
            && may_release(session, self.now).is_ok();
        let missing = self.roster.bookings.iter().filter(|b| is_awaited(b));
        let seats: i64 = missing.map(|booking| i64::from(booking.seats)).sum();
        let action = format!("{}/release", path_of(session));
        (may && seats > 0).then(|| Release::new(layout.locale, layout.url(&action), seats))
    }

    /// Somebody whose interpreter is still looked for can be ticked off on the day like others.
    fn presence(&self, locale: Locale, booking: &Booking) -> Presence {
        let mark = self.roster.marks.get(&booking.id);
        match mark.map(|mark| mark.outcome.as_str()) {
            Some("no-show") => Presence::no_show(locale),
            Some("excused") => Presence::excused(locale),
            Some(_) => Presence::Came {
                at: mark.map_or_else(String::new, |mark| {
                    dates::time(locale, self.details.local(mark.at).1)
                }),
            },
            None => Presence::Expected,
        }
    }

    fn walk_ins(&self, layout: &Layout, errors: &FormErrors, again: &Again) -> WalkIns {
        let named = self.roster.bookings.iter().filter(|b| b.walk_in).count();
        let path = path_of(&self.details.session);
        WalkIns {
            action: layout.url(&format!("{path}/walk-ins")),
            count: self.bare + i64::try_from(named).unwrap_or(0),
            name: again.name.clone(),
            error: errors.of_field("name"),
            full: self.seats.full(),
            bare_key: IdempotencyKey::fresh().as_str().to_owned(),
            named_key: IdempotencyKey::fresh().as_str().to_owned(),
        }
    }

    fn cancel(&self, layout: &Layout, errors: &FormErrors, again: &Again) -> Option<CancelSession> {
        let open = !matches!(self.status(), Status::Cancelled | Status::Past);
        if !open || !self.may(Permission::PublishSessions) {
            return None;
        }
        let told = NotifiedCounts::of(self.roster.bookings.iter().filter(|b| b.is_live()));
        let path = path_of(&self.details.session);
        Some(CancelSession::new(
            layout.locale,
            layout.url(&format!("{path}/cancellation")),
            (told.letters, told.call_tasks, told.at_the_door),
            &again.reason,
            errors,
        ))
    }

    /// For whoever may publish, until it is.
    async fn publish(&self, conn: &mut AsyncPgConnection, layout: &Layout) -> Option<String> {
        let session = &self.details.session;
        let open = matches!(self.status(), Status::Draft | Status::Proposed);
        let may = open
            && session.course_id.is_none()
            && self.may(Permission::PublishSessions)
            && session::may_publish(conn, session, self.actor)
                .await
                .is_ok();
        may.then(|| layout.url(&format!("{}/publication", path_of(session))))
    }

    /// From the start; what check-ins say is proposed.
    async fn count(
        &self,
        conn: &mut AsyncPgConnection,
        layout: &Layout,
        again: &Again,
    ) -> Result<Option<CountForm>, Problem> {
        let (locale, session) = (layout.locale, &self.details.session);
        let open = session::countable(conn, session, self.now).await.is_ok();
        if !open || session.status != "published" || !self.may(Permission::Count) {
            return Ok(None);
        }
        let versions = session::count_versions(conn, session.id).await?;
        let newest = versions.as_slice().first();
        let total = match (&again.count, newest) {
            (Some((typed, _)), _) => typed.clone(),
            (None, Some((count, _))) => count.total.to_string(),
            (None, None) => session::proposed(conn, session.id).await?.to_string(),
        };
        let action = layout.url(&format!("{}/count", path_of(session)));
        let form = CountForm::new(locale, action, total, &errors(locale, again));
        let mut form = match newest {
            None => form,
            Some((count, by)) => {
                let (day, time) = self.details.local(count.at);
                let when = dates::day_and_time(locale, day, time, self.details.today);
                form.counted(locale, by, &when, count.state == "estimated")
            }
        };
        if let Some((_, estimated)) = &again.count {
            form.estimated = *estimated;
        }
        Ok(Some(form))
    }
}

fn errors(locale: Locale, again: &Again) -> FormErrors {
    let fields = again.problem.as_ref().map(|problem| &problem.fields);
    fields.map_or_else(FormErrors::none, |fields| FormErrors::of(locale, fields))
}
