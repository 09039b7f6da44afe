//! The log as it is asked for. It holds no visitor's name, so a look at it is no look at people's data.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;

use super::download;
use super::page::{AuditPage, LogLine};
use crate::platform::auth::{Can, rights};
use crate::platform::i18n::{dates, named, t};
use crate::platform::input::paging::{Paging, Total};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::{self, Zone, local};
use crate::platform::ui::form::Field;
use crate::platform::ui::{HtmlPage, Layout, PageLinks};
use crate::staff::audit_log::{AuditEntry, AuditFilter, ObjectNames, list_entries, object_kind};

const PATH: &str = "/desk/audit";
const PER_PAGE: i64 = 50;
const MAX_PAGE: i64 = 200;

pub async fn show(
    can: Can<rights::ReadAudit>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::lenient(&request);
    let filter = AuditFilter::lenient(&query);
    let paging = Paging::lenient(&query, PER_PAGE, MAX_PAGE);
    let mut conn = state.db.get().await?;
    let (entries, total) = list_entries(&mut conn, &can.scope(), &filter, paging).await?;
    let screen = Screen {
        layout: Layout::asked(&request, &state, PATH)?,
        names: ObjectNames::load(&mut conn, &entries).await?,
        today: time::today(state.clock.now()),
        filter,
    };
    Ok(HtmlPage::private(screen.page(&entries, paging, total)).answer())
}

struct Screen {
    layout: Layout,
    names: ObjectNames,
    today: NaiveDate,
    filter: AuditFilter,
}

impl Screen {
    fn page(self, entries: &[AuditEntry], paging: Paging, total: Total) -> AuditPage {
        let locale = self.layout.locale;
        let day = |name, key: &str, value: Option<NaiveDate>| {
            let value = value.map(|day| day.to_string()).unwrap_or_default();
            let field = Field::new(name, t(locale, key)).kind("date", "short");
            field.optional().value(value)
        };
        let narrowed = self.filter.object.is_some() || self.filter.staff.is_some();
        AuditPage {
            fields: [
                day("from", "search-from", self.filter.from),
                day("to", "search-to", self.filter.to),
            ],
            hidden: self.hidden(),
            all_href: narrowed.then(|| self.layout.url(PATH)),
            csv_href: self.layout.url(&self.own_path(download::PATH, &[])),
            lines: entries.iter().map(|entry| self.line(entry)).collect(),
            paging: self.pages(paging, total),
            l: Layout {
                title: t(locale, "log-title").into_owned(),
                path: self.own_path(PATH, &[]),
                ..self.layout
            },
        }
    }

    fn line(&self, entry: &AuditEntry) -> LogLine {
        let locale = self.layout.locale;
        let (day, time) = local(entry.at, Zone::STOCKHOLM);
        let act = entry.act.replace('.', "-");
        let object = entry.object_id.and_then(|id| self.object(entry, id));
        let href = |name: &str, id: String| format!("{}?{name}={id}", self.layout.url(PATH));
        LogLine {
            when: dates::capital(&dates::day_and_time(locale, day, time, self.today)),
            who: match &entry.staff_name {
                Some(name) => name.clone(),
                None => t(locale, "log-somebody").into_owned(),
            },
            who_href: entry.staff_id.map(|id| href("staff", id.to_string())),
            did: named(locale, "log", &act).into_owned(),
            object_href: object
                .is_some()
                .then(|| entry.object_id.map(|id| href("object", id.to_string())))
                .flatten(),
            object,
            organisation: entry
                .organisation
                .as_ref()
                .map_or_else(String::new, |place| place.name.clone()),
        }
    }

    /// What the object is called; its id where it has no name here.
    fn object(&self, entry: &AuditEntry, id: uuid::Uuid) -> Option<String> {
        if object_kind(&entry.act) == "list" {
            return None;
        }
        let locale = self.layout.locale;
        if let Some((title, day)) = self.names.sessions.get(&id) {
            let (title, _) = title.best(&[locale.tag()], "sv");
            return Some(format!("{title}, {}", dates::day(locale, *day, self.today)));
        }
        let other = self.names.others.get(&id).cloned();
        other.or_else(|| id.to_string().split('-').next_back().map(str::to_owned))
    }

    fn hidden(&self) -> Vec<(&'static str, String)> {
        let object = self.filter.object.map(|id| ("object", id.to_string()));
        let staff = self.filter.staff.map(|id| ("staff", id.to_string()));
        [object, staff].into_iter().flatten().collect()
    }

    /// The same part of the log, after the language.
    fn own_path(&self, path: &str, more: &[(&'static str, String)]) -> String {
        let from = self.filter.from.map(|day| ("from", day.to_string()));
        let to = self.filter.to.map(|day| ("to", day.to_string()));
        let asked = self.hidden().into_iter().chain(from).chain(to);
        let all: Vec<String> = asked
            .chain(more.iter().cloned())
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        match all.is_empty() {
            true => path.to_owned(),
            false => format!("{path}?{}", all.join("&")),
        }
    }

    fn pages(&self, paging: Paging, total: Total) -> Option<PageLinks> {
        let page = |page: i64| self.own_path(PATH, &[("page", page.to_string())]);
        PageLinks::of(self.layout.locale, paging, total, |at| {
            self.layout.url(&page(at))
        })
    }
}
