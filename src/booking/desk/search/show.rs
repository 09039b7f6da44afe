//! The search, and what it found.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};

use super::page::{FoundRow, SearchPage};
use crate::booking::code::Code;
use crate::booking::desk::paths::booking_path;
use crate::booking::present::title;
use crate::booking::search::{BookingSearch, FoundBooking, find_bookings};
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::response::refused_page;
use crate::platform::i18n::{dates, spans, t, t_with};
use crate::platform::input::paging::{Paging, Total};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::{self, Zone};
use crate::platform::ui::PageLinks;
use crate::platform::ui::form::{Field, FormErrors};
use crate::platform::ui::{HtmlPage, Layout};

const PATH: &str = "/desk/search";
/// Where no page is asked for, or none that there could be.
const FIRST: Paging = Paging { page: 1, limit: 20 };

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::lenient(&request);
    let layout = Layout::asked(&request, &state, PATH)?;
    // Whoever only opens the page has searched for nothing.
    if query.get("q").is_none() {
        return Ok(HtmlPage::private(page(layout, &query, &FormErrors::none())).answer());
    }
    let search = match BookingSearch::parse(&query) {
        Ok(search) => search,
        Err(problem) => {
            let errors = FormErrors::of(layout.locale, &problem.fields);
            let answer = HtmlPage::private(page(layout, &query, &errors)).answer();
            return Ok(refused_page(answer, &problem));
        }
    };
    let paging = Paging::of(&query).unwrap_or(FIRST);
    let scope = can.actor().scope(Permission::ServePeople);
    let mut conn = state.db.get().await?;
    let now = state.clock.now();
    let (found, total) = find_bookings(&mut conn, &search, &scope, paging, now).await?;
    let rows = found.iter().map(|one| row(&layout, one, now)).collect();
    let href = |n: i64| page_href(&layout, &query, n);
    let paging = PageLinks::of(layout.locale, paging, Total::Exactly(total), href);
    let mut page = page(layout, &query, &FormErrors::none());
    page.found = Some(t_with(
        page.l.locale,
        "search-found",
        &[("n", total.into())],
    ));
    (page.rows, page.paging) = (rows, paging);
    Ok(HtmlPage::private(page).answer())
}

fn page(layout: Layout, query: &Query, errors: &FormErrors) -> SearchPage {
    let locale = layout.locale;
    let field = |name: &'static str, label: &str| {
        let field = Field::new(name, t(locale, label)).typed("off", "");
        field
            .value(query.get(name).unwrap_or_default())
            .checked(errors)
    };
    let day = |name, label| field(name, label).kind("date", "short").optional();
    let labels = [
        ("q", "search-text"),
        ("from", "search-from"),
        ("to", "search-to"),
    ];
    SearchPage {
        summary: errors.summary(&labels.map(|(name, key)| (name, t(locale, key)))),
        fields: [
            field("q", "search-text").hint(t(locale, "search-text.hint")),
            day("from", "search-from"),
            day("to", "search-to"),
        ],
        found: None,
        rows: Vec::new(),
        paging: None,
        l: Layout {
            title: t(locale, "search-title").into_owned(),
            error: !errors.is_empty(),
            ..layout
        },
    }
}

fn row(layout: &Layout, found: &FoundBooking, now: DateTime<Utc>) -> FoundRow {
    let (locale, session) = (layout.locale, &found.session);
    let today = time::local(now, Zone::of_stored(&session.time_zone)).0;
    let when = spans::day_and_times(locale, session.local_span(), today);
    let (title, language) = title(session, locale);
    let status = found.booking.status.name();
    FoundRow {
        name: found.booking.name.clone().filter(|_| !found.discreet),
        number: Code::of(&found.booking.number).grouped,
        href: layout.url(&booking_path(&found.booking)),
        when: dates::capital(&when),
        title,
        title_lang: language.filter(|tag| tag != locale.tag()),
        place: found.venue.name.clone(),
        status: t(locale, &format!("record-status-{status}")).into_owned(),
    }
}

/// The same search, another page of it.
fn page_href(layout: &Layout, query: &Query, n: i64) -> String {
    let mut written = url::form_urlencoded::Serializer::new(String::new());
    for name in ["q", "from", "to"] {
        if let Some(text) = query.get(name) {
            written.append_pair(name, text);
        }
    }
    written.append_pair("page", &n.to_string());
    format!("{}?{}", layout.url(PATH), written.finish())
}
