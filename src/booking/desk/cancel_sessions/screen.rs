//! Everything the page is made of, read at once: the venues in reach, what they have on those days, who is booked.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::chosen::Chosen;
use super::form::CancelForm;
use super::page::{CancelChoice, CancelSessionsPage, CancelledDays, CancelledLine, SessionTick};
use crate::booking::actions::{CancelledOne, NotifiedCounts};
use crate::booking::desk::paths::{
    CALLS, CANCELLATIONS, calls_of_session_path, door_path, roster_path,
};
use crate::booking::desk::session_line::{booked, when_and_what};
use crate::booking::desk::told::after::{ToldAfter, told_of_cancellations};
use crate::booking::desk::told::ahead::{ToldAhead, told_line};
use crate::booking::present::RefusalText;
use crate::booking::seats::seats_of;
use crate::organisation;
use crate::platform::auth::Scope;
use crate::platform::i18n::{Locale, t, t_with};
use crate::platform::ids::SessionId;
use crate::platform::problem::{Problem, UNSENT_FORM};
use crate::platform::text::LanguageTag;
use crate::platform::ui::Layout;
use crate::platform::ui::form::FormErrors;
use crate::session::{Session, SessionsOfDays, Status, StoredStatus};
use crate::venue::{self, Venue};

pub struct CancelScreen {
    pub chosen: Chosen,
    pub(super) venues: Vec<Venue>,
    /// The venue and the days, where they can be read.
    pub days: Option<(Venue, SessionsOfDays)>,
    /// What is wrong with them.
    faults: Option<Problem>,
    /// What can be cancelled, in order of time.
    pub open: Vec<Session>,
    cancelled: Vec<Session>,
    /// Of the owner, in its order.
    pub languages: Vec<LanguageTag>,
    seats: HashMap<SessionId, (i32, i32)>,
    told: HashMap<SessionId, ToldAfter>,
    now: DateTime<Utc>,
}

/// What the page shows beside what is stored.
#[derive(Debug, Default)]
pub struct CancelInput {
    pub form: CancelForm,
    /// What the act would do, once it was asked for.
    pub preview: Option<Vec<CancelledOne>>,
    pub problem: Option<Problem>,
    pub notice: Option<String>,
}

impl CancelScreen {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        scope: &Scope,
        chosen: Chosen,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let venues = venue::venues_in_reach(conn, scope).await?;
        let asked = venues
            .iter()
            .find(|one| one.slug == chosen.venue || one.id.to_string() == chosen.venue);
        if asked.is_none() && !chosen.venue.is_empty() {
            return Err(Problem::not_found());
        }
        let days = asked.map(|venue| (venue.clone(), chosen.days(venue)));
        let (days, faults) = match days {
            None => (None, None),
            Some((venue, Ok(days))) => (Some((venue, days)), None),
            Some((_, Err(faults))) => (None, Some(Problem::faults(faults))),
        };
        let mut screen = Self {
            chosen,
            venues,
            faults,
            open: Vec::new(),
            cancelled: Vec::new(),
            languages: Vec::new(),
            seats: HashMap::new(),
            told: HashMap::new(),
            days,
            now,
        };
        screen.load_days(conn, scope).await?;
        Ok(screen)
    }

    async fn load_days(
        &mut self,
        conn: &mut AsyncPgConnection,
        scope: &Scope,
    ) -> Result<(), Problem> {
        let Some((venue, days)) = &self.days else {
            return Ok(());
        };
        let all = days.load(conn, scope).await?;
        let now = self.now;
        let open = all
            .iter()
            .filter(|one| one.status(now) == Status::Published);
        self.open = open.cloned().collect();
        self.cancelled = all
            .iter()
            .filter(|one| one.status == StoredStatus::Cancelled)
            .cloned()
            .collect();
        let owner = self
            .open
            .first()
            .map_or(venue.organisation_id, |one| one.organisation_id);
        self.languages = organisation::languages_of(conn, owner).await?;
        self.seats = seats_of(conn, &self.open).await?;
        self.told = told_of_cancellations(conn, &self.cancelled, self.now).await?;
        Ok(())
    }

    pub fn page(&self, layout: Layout, input: &CancelInput) -> CancelSessionsPage {
        let locale = layout.locale;
        let problem = input.problem.as_ref().or(self.faults.as_ref());
        let errors = problem.map_or_else(FormErrors::none, |problem| self.errors(locale, problem));
        let refused = problem
            .filter(|problem| problem.fields.is_empty() && *problem.kind != UNSENT_FORM)
            .map(|problem| RefusalText::of(problem, locale));
        let unsent = layout.unsent(problem);
        let nothing = self.days.is_some() && self.open.is_empty();
        let labels = self.labels(locale);
        let labels: Vec<(&str, &str)> = labels
            .iter()
            .map(|(name, label)| (name.as_str(), label.as_str()))
            .collect();
        CancelSessionsPage {
            summary: errors.summary(&labels),
            notice: unsent.or_else(|| input.notice.clone()),
            action: layout.url(CANCELLATIONS),
            venue: self.venue_choices(locale),
            from: self.day(locale, "from", &self.chosen.from, &errors),
            to: self.day(locale, "to", &self.chosen.to, &errors),
            kind: self.kinds(locale).checked(&errors),
            cancelled: (!self.cancelled.is_empty()).then(|| self.cancelled_days(&layout)),
            choice: (!self.open.is_empty()).then(|| self.choice(locale, input, &errors)),
            none: nothing.then(|| t(locale, "cancel-several-none").into_owned()),
            l: Layout {
                title: t(locale, "cancel-several-title").into_owned(),
                error: refused.is_some() || !errors.is_empty(),
                ..layout
            },
            refused,
        }
    }

    fn choice(&self, locale: Locale, input: &CancelInput, errors: &FormErrors) -> CancelChoice {
        let told = |session: &Session| {
            let mut all = input.preview.iter().flatten();
            all.find(|one| one.session == session.id)
                .map(|one| told_line(locale, one.notified))
        };
        let tick = |session: &Session| SessionTick {
            value: session.id.to_string(),
            ticked: input.form.ticked.contains(&session.id.to_string()),
            label: self.label(locale, session),
            booked: self.booked(locale, session),
            told: told(session),
        };
        let all = input.preview.as_ref().map(|all| {
            let told = NotifiedCounts::sum(all.iter().map(|one| one.notified));
            (all.len(), told)
        });
        CancelChoice {
            hidden: vec![
                ("venue", self.chosen.venue.clone()),
                ("from", self.chosen.from.clone()),
                ("to", self.chosen.to.clone()),
                ("kind", self.chosen.kind.clone()),
                ("series", self.chosen.series.clone()),
                ("seen", all.map_or_else(String::new, |_| input.form.seal())),
            ],
            sessions: self.open.iter().map(tick).collect(),
            error: errors.of_field("session"),
            reasons: input.form.reasons.fields(locale, false, errors),
            submit: all.map_or_else(String::new, |(n, told)| submit_text(locale, n, told)),
            told: all.map(|(_, told)| ToldAhead::new(locale, told)),
        }
    }

    fn label(&self, locale: Locale, session: &Session) -> String {
        when_and_what(locale, session, self.now)
    }

    fn booked(&self, locale: Locale, session: &Session) -> String {
        let booked_in = session.course_id.unwrap_or(session.id);
        booked(
            locale,
            self.seats.get(&booked_in).copied().unwrap_or_default(),
        )
    }

    fn cancelled_days(&self, layout: &Layout) -> CancelledDays {
        let locale = layout.locale;
        let sum = ToldAfter::sum(self.told.values());
        let venue = self.days.as_ref().map(|(venue, _)| venue.id.to_string());
        let calls = venue.filter(|_| sum.left.to_call > 0);
        CancelledDays {
            all_told: sum.left.is_none(),
            told: sum.text(locale),
            lines: self
                .cancelled
                .iter()
                .map(|one| self.cancelled_line(layout, one))
                .collect(),
            calls_href: calls.map(|venue| layout.url(&format!("{CALLS}?venue={venue}"))),
        }
    }

    fn cancelled_line(&self, layout: &Layout, session: &Session) -> CancelledLine {
        let told = self.told.get(&session.id).copied().unwrap_or_default();
        let left = told.left;
        CancelledLine {
            label: self.label(layout.locale, session),
            href: layout.url(&roster_path(session)),
            told: told.text(layout.locale),
            calls_href: (left.to_call > 0).then(|| layout.url(&calls_of_session_path(session.id))),
            door_href: (left.at_the_door > 0).then(|| layout.url(&door_path(session.id))),
        }
    }
}

/// "Ställ in 5 tillfällen och meddela 20".
fn submit_text(locale: Locale, sessions: usize, told: NotifiedCounts) -> String {
    let facts = [
        ("sessions", sessions.into()),
        ("people", told.people().into()),
    ];
    match told.people() {
        0 => t_with(locale, "cancel-several-submit-alone", &facts[..1]),
        _ => t_with(locale, "cancel-several-submit", &facts),
    }
}
