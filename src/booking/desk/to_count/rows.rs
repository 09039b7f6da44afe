//! One line for each session that waits: when and where it was, and the figure that is proposed or was typed.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;

use super::input::ToCountInput;
use super::page::CountRow;
use crate::booking::desk::paths::roster_path;
use crate::booking::desk::typed::number;
use crate::booking::present::title;
use crate::platform::i18n::{Locale, dates, localise, numbers, spans, t_with};
use crate::platform::ids::SessionId;
use crate::platform::problem::Problem;
use crate::platform::time::{self, Zone};
use crate::platform::ui::Layout;
use crate::platform::ui::form::FormErrors;
use crate::session::{self, IMPLAUSIBLE, Related, SessionRow};

pub struct CountRows<'a> {
    rows: Vec<SessionRow>,
    related: &'a Related,
    helped_by: HashMap<SessionId, Vec<String>>,
    proposed: HashMap<SessionId, i64>,
    input: &'a ToCountInput,
    now: DateTime<Utc>,
}

impl<'a> CountRows<'a> {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        rows: Vec<SessionRow>,
        related: &'a Related,
        input: &'a ToCountInput,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let ids: Vec<SessionId> = rows.iter().map(|row| row.session.id).collect();
        Ok(Self {
            helped_by: session::helped_by(conn, &ids).await?,
            proposed: session::proposed_of(conn, &ids).await?,
            rows,
            related,
            input,
            now,
        })
    }

    pub fn shown(&self, layout: &Layout, names_venues: bool) -> Vec<CountRow> {
        self.rows
            .iter()
            .map(|row| self.shown_row(layout, row, names_venues))
            .collect()
    }

    fn shown_row(&self, layout: &Layout, row: &SessionRow, names_venues: bool) -> CountRow {
        let (locale, session) = (layout.locale, &row.session);
        let typed = self.input.typed.get(&session.id);
        let refused = self.input.refused.get(&session.id);
        let (title, title_lang) = title(session, locale);
        CountRow {
            id: session.id.to_string(),
            when: self.when(locale, row),
            title,
            title_lang: title_lang.filter(|tag| tag != locale.tag()),
            place: self.place(row, names_venues),
            href: layout.url(&roster_path(session)),
            total: match typed {
                Some(typed) => typed.total.clone(),
                None => self.proposal(session.id),
            },
            estimated: typed.is_some_and(|typed| typed.estimated),
            error: refused.map(|problem| error(locale, problem)),
            sure: refused
                .filter(|problem| *problem.kind == IMPLAUSIBLE)
                .and_then(|_| sure(locale, &typed?.total)),
        }
    }

    /// Nobody who was ticked off says nothing of how many came, so nothing is proposed.
    fn proposal(&self, session: SessionId) -> String {
        let proposed = self.proposed.get(&session).filter(|people| **people > 0);
        proposed.map(i64::to_string).unwrap_or_default()
    }

    fn when(&self, locale: Locale, row: &SessionRow) -> String {
        let zone = Zone::of_stored(&row.session.time_zone);
        let today = time::local(self.now, zone).0;
        let when = spans::day_and_times(locale, row.session.local_span(), today);
        dates::capital(&when)
    }

    fn place(&self, row: &SessionRow, names_venues: bool) -> String {
        let room = row
            .session
            .room_id
            .and_then(|id| self.related.rooms.get(&id));
        let helpers = self.helped_by.get(&row.session.id);
        let parts = [
            names_venues.then(|| row.venue.name.clone()),
            room.map(|room| room.name.clone()),
            helpers.map(|names| names.join(", ")),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.join(" · ")
    }
}

/// Why a row was not stored, in words.
fn error(locale: Locale, problem: &Problem) -> String {
    let faults = FormErrors::of(locale, &problem.fields);
    let of_field = faults.of_field("total");
    of_field.unwrap_or_else(|| localise(problem, locale).detail)
}

/// "Ja, 400 kom".
fn sure(locale: Locale, total: &str) -> Option<String> {
    let total = number(total, 0, 1_000_000, "/total").ok()?;
    let total = numbers::count(locale, i64::from(total));
    Some(t_with(locale, "count-sure", &[("n", total.into())]))
}
