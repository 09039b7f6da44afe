//! Everything the page is made of, read at once: whose days, what needs somebody and who is free, what is settled.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use super::chosen::Chosen;
use super::decided::Decided;
use super::open::OpenSession;
use super::page::{ClashLink, CoverChoice, CoverRow, SubstitutionsPage};
use super::settled::Settled;
use crate::booking::actions::{
    CoverOutcome, HelperAway, NotifiedCounts, plan_cover, would_be_told,
};
use crate::booking::desk::paths::{SUBSTITUTIONS, roster_path};
use crate::booking::desk::session_line::{booked, when_and_what};
use crate::booking::desk::told::ahead::told_line;
use crate::booking::desk::typed::seal;
use crate::booking::present::RefusalText;
use crate::booking::seats::seats_of;
use crate::organisation;
use crate::platform::auth::Scope;
use crate::platform::i18n::{Locale, named, t, t_with};
use crate::platform::ids::{OrganisationId, SessionId, StaffId};
use crate::platform::problem::{Fault, Problem, UNSENT_FORM};
use crate::platform::text::LanguageTag;
use crate::platform::ui::Layout;
use crate::platform::ui::form::FormErrors;
use crate::session::{self, HelperOption, MOST_IN_ONE_ACT, Session, Status};

pub struct SubstitutionsScreen {
    pub chosen: Chosen,
    pub(super) helpers: Vec<(StaffId, String)>,
    pub(super) colleagues: Vec<HelperOption>,
    /// Whose days, where they can be read.
    pub away: Option<HelperAway>,
    /// What is wrong with them.
    faults: Option<Problem>,
    /// What needs somebody, in order of time.
    pub open: Vec<OpenSession>,
    /// Of the owner, in its order.
    pub languages: Vec<LanguageTag>,
    seats: HashMap<SessionId, (i32, i32)>,
    told: HashMap<SessionId, NotifiedCounts>,
    /// The sessions that the substitute is at; those out of reach have no address.
    clashes: HashMap<SessionId, (Session, bool)>,
    settled: Settled,
    now: DateTime<Utc>,
}

/// What the page shows beside what is stored.
#[derive(Debug, Default)]
pub struct SubstitutionsInput {
    pub decided: Decided,
    pub problem: Option<Problem>,
    pub notice: Option<String>,
}

impl SubstitutionsScreen {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        scope: &Scope,
        chosen: Chosen,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let owners: Vec<OrganisationId> = scope.owners().collect();
        let planned = match chosen.helper.is_empty() {
            true => Ok(None),
            false => plan_cover(conn, &chosen.request(), scope, now)
                .await
                .map(Some),
        };
        let (away, faults) = match planned {
            Ok(away) => (away, None),
            Err(problem) if problem.kind.status == 422 => (None, Some(problem)),
            Err(problem) => return Err(problem),
        };
        let mut screen = Self {
            chosen,
            helpers: session::helpers_ahead(conn, scope, now).await?,
            colleagues: session::colleagues(conn, &owners).await?,
            away: None,
            faults,
            open: Vec::new(),
            languages: Vec::new(),
            seats: HashMap::new(),
            told: HashMap::new(),
            clashes: HashMap::new(),
            settled: Settled::default(),
            now,
        };
        if let Some(away) = away {
            screen.load_days(conn, scope, away).await?;
        }
        Ok(screen)
    }

    async fn load_days(
        &mut self,
        conn: &mut AsyncPgConnection,
        scope: &Scope,
        away: HelperAway,
    ) -> Result<(), Problem> {
        let helper = away.days.helper;
        if self.helpers.iter().all(|(id, _)| *id != helper) {
            let owners: Vec<OrganisationId> = scope.owners().collect();
            let found = session::colleague(conn, helper, &owners).await?;
            self.helpers.extend(found.map(|one| (one.id, one.name)));
        }
        self.settled = Settled::load(conn, &away.days, scope, self.now).await?;
        let sessions = away.days.load(conn, scope, self.now).await?;
        if sessions.len() > MOST_IN_ONE_ACT {
            let fault = Fault::new("too-many").fact("max", MOST_IN_ONE_ACT);
            self.faults = Some(Problem::fault("/to", fault));
            return Ok(());
        }
        if let Some(first) = sessions.first() {
            self.languages = organisation::languages_of(conn, first.organisation_id).await?;
        }
        self.seats = seats_of(conn, &sessions).await?;
        self.told = would_be_told(conn, &sessions).await?;
        self.open = OpenSession::load_all(conn, &away, sessions, self.now).await?;
        let others: Vec<SessionId> = self
            .open
            .iter()
            .filter_map(OpenSession::clashes_with)
            .collect();
        for other in session::load_all(conn, &others).await? {
            let seen = scope.covers(other.target(false));
            self.clashes.insert(other.id, (other, seen));
        }
        self.away = Some(away);
        Ok(())
    }

    /// What the page proposes.
    pub fn proposed(&self) -> Decided {
        let away = self.away.as_ref();
        away.map(|away| Decided::proposed(&self.open, away, &self.languages))
            .unwrap_or_default()
    }

    /// What the rows say: who chose before they said so sees them first.
    pub fn seal(&self) -> String {
        let row = |one: &OpenSession| {
            let told = self.told.get(&one.session.id).copied().unwrap_or_default();
            json!([one.session.id, one.session.version, told])
        };
        seal(&json!(self.open.iter().map(row).collect::<Vec<_>>()))
    }

    pub fn page(&self, layout: Layout, input: &SubstitutionsInput) -> SubstitutionsPage {
        let locale = layout.locale;
        let problem = input.problem.as_ref().or(self.faults.as_ref());
        let errors = problem.map_or_else(FormErrors::none, |problem| self.errors(locale, problem));
        let refused = problem
            .filter(|problem| problem.fields.is_empty() && *problem.kind != UNSENT_FORM)
            .map(|problem| RefusalText::of(problem, locale));
        let unsent = layout.unsent(problem);
        let labels = self.labels(locale);
        let labels: Vec<(&str, &str)> = labels
            .iter()
            .map(|(name, label)| (name.as_str(), label.as_str()))
            .collect();
        let nothing = self.away.is_some() && self.open.is_empty();
        SubstitutionsPage {
            summary: errors.summary(&labels),
            notice: unsent.or_else(|| input.notice.clone()),
            action: layout.url(SUBSTITUTIONS),
            helper: self.helper_choices(locale, &errors),
            from: self.day(locale, "from", &self.chosen.from, &errors),
            to: self.day(locale, "to", &self.chosen.to, &errors),
            by: self.substitute_choices(locale, &errors),
            settled: self.settled.days(&layout, self.now),
            choice: (!self.open.is_empty()).then(|| self.choice(&layout, input, &errors)),
            none: nothing.then(|| t(locale, "substitutions-none").into_owned()),
            l: Layout {
                title: t(locale, "substitutions-title").into_owned(),
                error: refused.is_some() || !errors.is_empty(),
                ..layout
            },
            refused,
        }
    }

    fn choice(
        &self,
        layout: &Layout,
        input: &SubstitutionsInput,
        errors: &FormErrors,
    ) -> CoverChoice {
        let mut hidden = self.chosen.hidden();
        hidden.push(("seen", self.seal()));
        let rows = self.open.iter();
        CoverChoice {
            hidden,
            rows: rows
                .map(|one| CoverRow {
                    cover: self.cover(layout.locale, one, &input.decided, errors),
                    ..self.row(layout, one)
                })
                .collect(),
            reasons: input.decided.reasons.fields(layout.locale, true, errors),
        }
    }

    fn row(&self, layout: &Layout, one: &OpenSession) -> CoverRow {
        let (locale, session) = (layout.locale, &one.session);
        let booked_in = session.course_id.unwrap_or(session.id);
        let seats = self.seats.get(&booked_in).copied().unwrap_or_default();
        let told = self.told.get(&session.id).copied().unwrap_or_default();
        let status = session.status(self.now);
        let told_words = [("told", told_line(locale, told).into())];
        CoverRow {
            href: layout.url(&roster_path(session)),
            label: self.label(locale, session),
            booked: booked(locale, seats),
            state: (status != Status::Published)
                .then(|| named(locale, "status", status.name()).into_owned()),
            outcome: self.outcome(locale, one.outcome),
            covered: one.outcome == CoverOutcome::Substituted,
            clash: one.clashes_with().and_then(|id| self.clash(layout, id)),
            told: (told.people() > 0)
                .then(|| t_with(locale, "substitutions-if-cancelled", &told_words)),
            cover: self.cover(locale, one, &Decided::default(), &FormErrors::none()),
        }
    }

    /// "Tor Berg hoppar in."
    fn outcome(&self, locale: Locale, outcome: CoverOutcome) -> String {
        let by = self.colleagues.iter();
        let mut by = by.filter(|one| one.id.to_string() == self.chosen.by);
        let name = by.next().map(|one| one.name.clone()).unwrap_or_default();
        let facts = [("name", name.into())];
        match outcome {
            CoverOutcome::Substituted => t_with(locale, "substitutions-takes", &facts),
            CoverOutcome::Clash(_) => t_with(locale, "substitutions-clash", &facts),
            CoverOutcome::NotAllowed => t_with(locale, "substitutions-not-allowed", &facts),
            CoverOutcome::Open | CoverOutcome::Cancelled(_) => {
                t(locale, "substitutions-open").into_owned()
            }
        }
    }

    fn clash(&self, layout: &Layout, id: SessionId) -> Option<ClashLink> {
        let (other, seen) = self.clashes.get(&id)?;
        Some(ClashLink {
            href: seen.then(|| layout.url(&roster_path(other))),
            label: self.label(layout.locale, other),
        })
    }

    pub(super) fn label(&self, locale: Locale, session: &Session) -> String {
        when_and_what(locale, session, self.now)
    }
}
