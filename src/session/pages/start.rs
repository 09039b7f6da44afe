//! The start page: sessions of today and the rest of the week.

use actix_web::{HttpRequest, HttpResponse, web};

use super::facets::Facets;
use super::filter_form::{FilterForm, When};
use super::list_page::StartPage;
use super::search::read_filter;
use crate::platform::i18n::{Locale, t};
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::today;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::list::filter::TimeBound;
use crate::session::list::page::page as list_page;
use crate::session::present::days::ListedSessions;

/// The most sessions that the page shows.
const MAX_SESSIONS: i64 = 20;

/// `/{lang}/`: today and the rest of the week.
pub(super) async fn start(
    state: web::Data<AppState>,
    lang: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let query = Query::lenient(&request);
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    let facets = Facets::load(&mut conn, now).await?;
    let mut filter = read_filter(&mut conn, &query, now).await?;
    if query.get("from").is_none() && query.get("when").is_none() {
        let (first, last) = When::Week.days(today(now));
        (filter.from, filter.to) = (Some(TimeBound::Day(first)), last.map(TimeBound::Day));
    }
    let paging = Paging {
        page: 1,
        limit: MAX_SESSIONS,
    };
    let (rows, _) = list_page(&mut conn, &filter, paging, now).await?;
    let sessions = ListedSessions::with_meetings(&conn, rows).await?;
    let when = When::parse(query.get("when").unwrap_or_default());
    let municipality = query.get("municipality").unwrap_or_default();
    let form = FilterForm::new(
        locale,
        format!("/{}/sessions", locale.tag()),
        when.choices(locale, today(now)),
        facets.municipalities(municipality),
        facets.languages(locale, query.get("language").unwrap_or_default()),
    );
    let page = StartPage {
        l: Layout::new(&state.branding, locale, "/", t(locale, "start-title")),
        filter: form,
        days: sessions.days(locale, now),
        all_href: match municipality {
            "" => format!("/{}/sessions", locale.tag()),
            chosen => format!("/{}/sessions?{}", locale.tag(), municipality_query(chosen)),
        },
    };
    Ok(HtmlPage::private(page).answer())
}

fn municipality_query(chosen: &str) -> String {
    serde_html_form::to_string([("municipality", chosen)]).unwrap_or_default()
}
