//! The page with the rows that wait, as it is asked for, or shown again after a form with what was not stored.

use actix_web::{HttpRequest, HttpResponse};
use diesel_async::AsyncPgConnection;

use super::input::ToCountInput;
use super::page::{CountNotice, ToCountPage};
use super::rows::CountRows;
use crate::booking::desk::navigation::to_count;
use crate::platform::auth::{Actor, Permission};
use crate::platform::http::response::refused_page;
use crate::platform::i18n::{Locale, t, t_with};
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::PageLinks;
use crate::platform::ui::form::SummaryLine;
use crate::platform::ui::{DeskNavigation, HtmlPage, Layout, StaffTab};
use crate::session::{SessionFilter, page_with_related};

pub const PATH: &str = "/desk/to-count";
const PER_PAGE: i64 = 25;
const MAX_PAGE: i64 = 400;

/// The page.
///
/// # Errors
/// 503 when the database is away.
pub async fn answer(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
    input: ToCountInput,
) -> Result<HttpResponse, Problem> {
    let (now, query) = (state.clock.now(), Query::lenient(request));
    let navigation = DeskNavigation::of(request);
    let filter = SessionFilter {
        venue_id: navigation.venue(),
        ..SessionFilter::to_count(actor.scope(Permission::Count), now)
    };
    let page = query.get("page").and_then(|page| page.parse().ok());
    let paging = Paging {
        page: page.unwrap_or(1).clamp(1, MAX_PAGE),
        limit: PER_PAGE,
    };
    let (rows, related, total) = page_with_related(conn, &filter, paging, now).await?;
    let mut layout = Layout::asked(request, state, PATH)?;
    if input.saved + input.counted_before > 0
        && let Some(staff) = &mut layout.staff
    {
        // The number was read before the form was carried out.
        staff.navigation.to_count = to_count(conn, actor, navigation.venue(), now).await?;
    }
    let list = CountRows::load(conn, rows, &related, &input, now).await?;
    let rows = list.shown(&layout, navigation.names_venues());
    let locale = layout.locale;
    let summary: Vec<SummaryLine> = rows.iter().filter_map(summary_line).collect();
    layout.error = !summary.is_empty();
    layout.title = t(locale, "desk-to-count").into_owned();
    layout.path = own_path(&layout, paging);
    let refused = input.problem.as_ref().or(input.refused.values().next());
    let shown = ToCountPage {
        unsent: layout.unsent(input.problem.as_ref()),
        notice: notice(locale, &query, &input),
        summary,
        action: layout.url(&layout.path),
        paging: PageLinks::of(locale, paging, total, |page| {
            layout.at_venue(PATH, &[("page", &page.to_string())])
        }),
        today_href: layout.tab_url(StaffTab::Today),
        rows,
        l: layout,
    };
    let answer = HtmlPage::private(shown).answer();
    Ok(match refused {
        None => answer,
        Some(problem) => refused_page(answer, problem),
    })
}

/// The page's own path after the language, so that its form leads back to the same part of the list.
fn own_path(layout: &Layout, paging: Paging) -> String {
    let page = paging.page.to_string();
    let page: &[(&str, &str)] = match paging.page {
        1 => &[],
        _ => &[("page", &page)],
    };
    let whole = layout.at_venue(PATH, page);
    let language = layout.url("");
    whole.strip_prefix(&language).unwrap_or(PATH).to_owned()
}

fn summary_line(row: &super::page::CountRow) -> Option<SummaryLine> {
    let error = row.error.as_ref()?;
    Some(SummaryLine {
        field: Some(format!("total-{}", row.id)),
        text: format!("{} – {error}", row.title),
    })
}

fn notice(locale: Locale, query: &Query, input: &ToCountInput) -> CountNotice {
    let asked = |name: &str| query.get(name).and_then(|n| n.parse::<usize>().ok());
    let said = |key: &str, n: Option<usize>, name: &str| {
        let n = n.filter(|n| *n > 0).or_else(|| asked(name))?;
        (n > 0).then(|| t_with(locale, key, &[("n", n.into())]))
    };
    CountNotice {
        saved: said("to-count-saved", Some(input.saved), "counted"),
        counted_before: said("to-count-before", Some(input.counted_before), "before"),
    }
}
