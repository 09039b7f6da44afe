//! The page, and how it is filled.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};

use super::page::OwnCalendarPage;
use crate::platform::auth::{Can, rights};
use crate::platform::i18n::{dates, t, t_with};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::today;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::feeds::link::FeedLink;
use crate::session::feeds::secret;

pub(super) const PATH: &str = "/desk/calendar";

pub async fn show(
    can: Can<rights::ReadRoster>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, PATH)?;
    let mut conn = state.db.get().await?;
    let made_at = secret::made_at(&mut conn, can.staff()).await?;
    let page = page(layout, made_at, None, state.clock.now());
    Ok(HtmlPage::private(page).answer())
}

/// The page, with the address where it was made just now.
pub(super) fn page(
    layout: Layout,
    made_at: Option<DateTime<Utc>>,
    made: Option<FeedLink>,
    now: DateTime<Utc>,
) -> OwnCalendarPage {
    let locale = layout.locale;
    let since = made_at.map(|at| {
        let day = dates::day(locale, today(at), today(now));
        t_with(locale, "own-calendar-since", &[("day", day.into())])
    });
    OwnCalendarPage {
        back_href: layout.url("/desk/week"),
        renew_action: layout.url(PATH),
        end_action: since.is_some().then(|| layout.url(&format!("{PATH}/end"))),
        since: since.filter(|_| made.is_none()),
        made,
        l: Layout {
            title: t(locale, "own-calendar-title").into_owned(),
            ..layout
        },
    }
}
