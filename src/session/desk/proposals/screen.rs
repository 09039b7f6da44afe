//! The proposals that wait for one reader, and the page they make.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncPgConnection;

use super::page::{ProposalRow, ProposalsPage};
use crate::platform::auth::Actor;
use crate::platform::i18n::{Locale, localise, t, t_with};
use crate::platform::ids::SessionId;
use crate::platform::input::paging::{Paging, Total};
use crate::platform::problem::Problem;
use crate::platform::time::today;
use crate::platform::ui::Layout;
use crate::platform::ui::refused::Refused;
use crate::session::access::scope_to_publish;
use crate::session::list::filter::{ListScope, SessionFilter};
use crate::session::list::page::page as list_page;
use crate::session::list::related::{Related, related_to};
use crate::session::list::rows::SessionRow;
use crate::session::model::Status;
use crate::session::present::times::SessionTimes;
use crate::session::present::words::Words;
use crate::session::proposal::{Proposal, proposals_of};

/// As many as are published in one act.
const MOST: i64 = 200;

/// How many proposals wait for somebody who may publish them.
///
/// # Errors
/// 500 when the database does not answer.
pub async fn waiting(
    conn: &mut AsyncPgConnection,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<i64, Problem> {
    let first = Paging { page: 1, limit: 1 };
    let (_, total) = list(conn, actor, first, now).await?;
    Ok(total.known())
}

async fn list(
    conn: &mut AsyncPgConnection,
    actor: &Actor,
    paging: Paging,
    now: DateTime<Utc>,
) -> Result<(Vec<SessionRow>, Total), Problem> {
    let scope = scope_to_publish(conn, actor).await?;
    let filter = SessionFilter {
        statuses: vec![Status::Proposed],
        ..SessionFilter::upcoming(ListScope::Within(scope), now)
    };
    Ok(list_page(conn, &filter, paging, now).await?)
}

/// What the page is made of.
pub struct ProposalsScreen {
    rows: Vec<SessionRow>,
    total: i64,
    related: Related,
    proposals: HashMap<SessionId, Proposal>,
    today: NaiveDate,
}

/// What was chosen, and why it could not be done.
#[derive(Default)]
pub struct Chosen<'a> {
    /// None before anybody chose.
    pub ids: Option<HashSet<String>>,
    pub problem: Option<&'a Problem>,
    /// The one that stood in the way.
    pub at: Option<SessionId>,
}

impl ProposalsScreen {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let paging = Paging {
            page: 1,
            limit: MOST,
        };
        let (rows, total) = list(conn, actor, paging, now).await?;
        let ids: Vec<SessionId> = rows.iter().map(|row| row.session.id).collect();
        Ok(Self {
            related: related_to(conn, &rows).await?,
            proposals: proposals_of(conn, &ids).await?,
            total: total.known(),
            today: today(now),
            rows,
        })
    }

    /// Whether a session is among them.
    pub fn has(&self, id: SessionId) -> bool {
        self.rows.iter().any(|row| row.session.id == id)
    }

    pub fn page(
        &self,
        layout: Layout,
        chosen: &Chosen<'_>,
        notice: Option<String>,
    ) -> ProposalsPage {
        let locale = layout.locale;
        let elsewhere = chosen.problem.filter(|_| chosen.at.is_none());
        ProposalsPage {
            notice: layout.unsent(chosen.problem).or(notice),
            refused: Refused::of(elsewhere, locale),
            error: elsewhere
                .filter(|problem| !problem.fields.is_empty())
                .map(|_| t(locale, "proposals-none-chosen").into_owned()),
            rows: self
                .rows
                .iter()
                .map(|row| self.row(locale, row, chosen))
                .collect(),
            more: (self.total > MOST)
                .then(|| t_with(locale, "proposals-more", &[("n", self.total.into())])),
            l: Layout {
                title: t(locale, "proposals-title").into_owned(),
                ..layout.with_errors(chosen.problem.is_some())
            },
        }
    }

    /// One that was changed since it was proposed wants a look first, so it is not chosen beforehand.
    fn row(&self, locale: Locale, row: &SessionRow, chosen: &Chosen<'_>) -> ProposalRow {
        let session = &row.session;
        let proposal = self.proposals.get(&session.id);
        let value = session.id.to_string();
        let meetings = self.related.meetings.get(&session.id);
        let times = SessionTimes::of(session, meetings.map(Vec::as_slice).unwrap_or_default());
        let untouched = proposal.is_none_or(|one| one.changed.is_empty());
        let problem = chosen.problem.filter(|_| chosen.at == Some(session.id));
        ProposalRow {
            title: Words::new(locale, row.owner.language()).pick(&session.texts.title),
            when: times.when(locale, self.today),
            place: self.related.place_of(row, locale),
            facts: proposal.map_or_else(Vec::new, |one| one.words(locale, self.today)),
            href: format!("/{}/desk/sessions/{value}", locale.tag()),
            ticked: chosen
                .ids
                .as_ref()
                .map_or(untouched, |ids| ids.contains(&value)),
            error: problem.map(|problem| localise(problem, locale).detail),
            value,
        }
    }
}
