//! Everything the page to ring from is made of, read at once.

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::input::CallInput;
use super::page::{CallsPage, LastCall, ListLink};
use crate::booking::calls::{
    Attempt, CallFilter, CallProgress, CallSessions, CallTask, attempts_of, find_call, list_calls,
};
use crate::booking::desk::paths::{CALLS, door_path, filtered};
use crate::booking::present::RefusalText;
use crate::platform::auth::{Can, rights};
use crate::platform::i18n::{Locale, named, t, t_with};
use crate::platform::ids::CallTaskId;
use crate::platform::input::paging::{Paging, Total};
use crate::platform::input::query::Query;
use crate::platform::problem::{Problem, UNSENT_FORM};
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::platform::ui::PageLinks;
use crate::platform::ui::form::FormErrors;

/// So many are on one page: more than a desk rings in a morning.
const PER_PAGE: i64 = 20;

pub struct CallsScreen {
    pub layout: Layout,
    pub filter: CallFilter,
    /// Those with a number.
    pub calls: Vec<CallTask>,
    /// Those without.
    pub door: Vec<CallTask>,
    pub sessions: CallSessions,
    pub attempts: Vec<Attempt>,
    pub now: DateTime<Utc>,
    paging: Paging,
    total: Total,
    /// The one that the address names.
    wanted: Option<CallTaskId>,
    /// The one that was just dealt with.
    last: Option<CallTask>,
}

impl CallsScreen {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        can: &Can<rights::ServePeople>,
    ) -> Result<Self, Problem> {
        let (now, query) = (state.clock.now(), Query::lenient(request));
        let asked = query
            .get("state")
            .and_then(|text| CallProgress::parse(text).ok());
        let progress = asked.unwrap_or(CallProgress::Open);
        let filter = CallFilter::asked(conn, can, &query, progress).await?;
        let paging = paging(&query);
        let (calls, total) = list_calls(conn, &filter.with_a_number(), paging, now).await?;
        let whole = Paging { page: 1, ..paging };
        let (door, _) = list_calls(conn, &filter.at_the_door(), whole, now).await?;
        let id = |name: &str| query.get(name).and_then(|text| text.parse().ok());
        let last = match id("last") {
            None => None,
            Some(last) => find_call(conn, Some(last), &filter.scope, now).await.ok(),
        };
        let mut all: Vec<CallTask> = calls.into_iter().chain(door).chain(last).collect();
        CallTask::hide_discreet(conn, &mut all).await?;
        let ids: Vec<CallTaskId> = all.iter().map(|call| call.row.id).collect();
        let mut screen = Self {
            layout: Layout::asked(request, state, CALLS)?,
            sessions: CallSessions::load(conn, &all, now).await?,
            attempts: attempts_of(conn, &ids).await?,
            last: id("last").and_then(|last| all.iter().find(|call| call.row.id == last).cloned()),
            wanted: id("task"),
            calls: Vec::new(),
            door: Vec::new(),
            filter,
            paging,
            total,
            now,
        };
        screen.layout.path = filtered(CALLS, &screen.filter, &[]);
        screen.layout.title = t(screen.layout.locale, "calls-title").into_owned();
        let on_the_list = |call: &CallTask| call.progress() == progress;
        all.dedup_by_key(|call| call.row.id);
        let all = all.into_iter().filter(on_the_list);
        (screen.door, screen.calls) = all.partition(CallTask::is_at_the_door);
        Ok(screen)
    }

    pub fn page(self, input: &CallInput) -> CallsPage {
        let locale = self.layout.locale;
        let problem = input.problem.as_ref();
        let errors = problem.map_or_else(FormErrors::none, |problem| {
            FormErrors::of(locale, &problem.fields)
        });
        let refused = problem
            .filter(|problem| problem.fields.is_empty() && *problem.kind != UNSENT_FORM)
            .map(|problem| RefusalText::of(problem, locale));
        let current = self.current();
        let unsent = self.layout.unsent(problem);
        let is_refused = refused.is_some() || (!errors.is_empty() && unsent.is_none());
        CallsPage {
            notice: unsent,
            summary: errors.summary(&[("note", t(locale, "call-note"))]),
            refused,
            last: self.last_call(),
            about: self.about(),
            lists: self.lists(),
            people: self
                .calls
                .iter()
                .map(|call| self.line(call, current))
                .collect(),
            none: t(locale, self.none()).into_owned(),
            current: current.and_then(|call| self.current_call(call, input, &errors)),
            paging: PageLinks::of(locale, self.paging, self.total, |page| {
                self.url(&[("page", &page.to_string())])
            }),
            door: self
                .door
                .iter()
                .filter_map(|call| self.door_task(call))
                .collect(),
            door_href: self
                .filter
                .session
                .map(|session| self.layout.url(&door_path(session))),
            print_href: (!self.calls.is_empty()).then(|| self.print_url()),
            back_href: match self.filter.session {
                None => self.layout.url("/desk"),
                Some(session) => self.layout.url(&format!("/desk/sessions/{session}")),
            },
            l: Layout {
                error: is_refused,
                ..self.layout
            },
        }
    }

    /// The one that the address names, else the first whom nobody waits with.
    fn current(&self) -> Option<&CallTask> {
        let named = |call: &&CallTask| Some(call.row.id) == self.wanted;
        let due = |call: &&CallTask| call.row.due_at <= self.now;
        let calls = || self.calls.iter();
        calls()
            .find(named)
            .or_else(|| calls().find(due))
            .or_else(|| calls().next())
    }

    fn none(&self) -> &'static str {
        match self.filter.progress {
            CallProgress::Open => "calls-none",
            CallProgress::Done => "calls-none-done",
            CallProgress::GaveUp => "calls-none-gave-up",
        }
    }

    fn lists(&self) -> Vec<ListLink> {
        let lists = [
            (CallProgress::Open, "calls-open"),
            (CallProgress::GaveUp, "calls-gave-up"),
            (CallProgress::Done, "calls-done"),
        ];
        let link = |(progress, key): (CallProgress, &str)| {
            let filter = CallFilter {
                progress,
                ..self.filter.clone()
            };
            ListLink {
                href: self.layout.url(&filtered(CALLS, &filter, &[])),
                text: t(self.layout.locale, key).into_owned(),
                current: progress == self.filter.progress,
            }
        };
        lists.into_iter().map(link).collect()
    }

    /// The session that the list is about, where it is one.
    fn about(&self) -> Option<String> {
        self.filter.session?;
        let first = self.calls.first().or(self.door.first())?;
        let session = self.sessions.shown(first)?.session;
        let locale = self.layout.locale;
        Some(format!(
            "{}. {}",
            session.title(locale).0,
            session.when(locale)
        ))
    }

    /// What became of the call before.
    fn last_call(&self) -> Option<LastCall> {
        let last = self.last.as_ref()?;
        let locale = self.layout.locale;
        let said = self.attempts_at(last).last().map(|attempt| {
            let outcome = named(locale, "call-outcome", attempt.outcome.name());
            let facts = [
                ("name", self.name(last).0.into()),
                ("outcome", outcome.into()),
            ];
            t_with(locale, "calls-last", &facts)
        });
        let action = format!("{CALLS}/{}/reopening", last.row.id);
        Some(LastCall {
            take_back: said
                .as_ref()
                .map(|_| self.layout.url(&self.with_filter(&action))),
            text: said.unwrap_or_else(|| {
                t_with(
                    locale,
                    "calls-taken-back",
                    &[("name", self.name(last).0.into())],
                )
            }),
        })
    }

    pub fn attempts_at(&self, call: &CallTask) -> impl DoubleEndedIterator<Item = &Attempt> {
        let id = call.row.id;
        self.attempts
            .iter()
            .filter(move |attempt| attempt.call_task_id == id)
    }

    /// The page with the same filter.
    pub fn url(&self, more: &[(&str, &str)]) -> String {
        self.layout.url(&filtered(CALLS, &self.filter, more))
    }

    /// The path of a form with the filter in its query, so that it leads back to the same list.
    pub fn with_filter(&self, path: &str) -> String {
        filtered(path, &self.filter, &[])
    }

    fn print_url(&self) -> String {
        self.layout
            .url(&self.with_filter(&format!("{CALLS}/print")))
    }

    pub fn locale(&self) -> Locale {
        self.layout.locale
    }
}

fn paging(query: &Query) -> Paging {
    let page: Option<i64> = query.get("page").and_then(|page| page.parse().ok());
    Paging {
        page: page.unwrap_or(1).clamp(1, 500),
        limit: PER_PAGE,
    }
}
