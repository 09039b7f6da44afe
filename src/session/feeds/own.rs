//! GET of a helper's own feed: where they help, published or called off, each meeting on its day. Nobody booked is in it.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};

use super::secret;
use super::show::{AHEAD, BACK, MOST};
use crate::platform::auth::Scope;
use crate::platform::http::request::language::locale_of;
use crate::platform::i18n::{Locale, t_with};
use crate::platform::ids::StaffId;
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::calendar::{CalendarEntry, feed};
use crate::session::list::filter::{ListScope, SessionFilter, TimeBound};
use crate::session::list::page::page_with_related;
use crate::session::model::Status;
use crate::session::present::assemble::session_view;
use crate::session::present::calendar_file::entries;

/// `/feeds/helpers/{secret}.ics`.
pub(super) async fn own(
    state: web::Data<AppState>,
    address: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let asked = Query::lenient(&request);
    let asked = asked.get("lang").and_then(Locale::exact);
    let (locale, now) = (
        asked.unwrap_or_else(|| locale_of(&request)),
        state.clock.now(),
    );
    let mut conn = state.db.get().await?;
    let whose = secret::whose(&mut conn, &address).await?;
    let (helper, name) = whose.ok_or_else(Problem::not_found)?;
    let paging = Paging {
        page: 1,
        limit: MOST,
    };
    let filter = helped_by(helper, now);
    let (rows, related, _) = page_with_related(&mut conn, &filter, paging, now).await?;
    let entries = rows.iter().flat_map(|row| {
        let roster = format!("/{}/desk/sessions/{}/roster", locale.tag(), row.session.id);
        let view = session_view(row, &related, locale, now);
        entries(row, &view, state.link(&roster))
    });
    let entries: Vec<CalendarEntry> = entries.collect();
    let name = t_with(locale, "own-calendar-name", &[("name", name.into())]);
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/calendar; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(feed(&name, &entries)))
}

fn helped_by(helper: StaffId, now: DateTime<Utc>) -> SessionFilter {
    let wherever = Scope {
        staff: helper,
        organisations: Vec::new(),
        venues: Vec::new(),
        own_sessions: true,
        everything: false,
    };
    SessionFilter {
        from: Some(TimeBound::Instant(now - BACK)),
        to: Some(TimeBound::Instant(now + AHEAD)),
        not_over: false,
        each_meeting: true,
        helper: Some(helper),
        statuses: vec![Status::Published, Status::Past, Status::Cancelled],
        ..SessionFilter::upcoming(ListScope::Within(wherever), now)
    }
}
