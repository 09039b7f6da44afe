//! GET of a helper's own feed: where they help, published or called off, each meeting on its day. Nobody booked is in it.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};

use super::secret;
use super::show::{KIND, found, language, of_everything};
use crate::platform::auth::Scope;
use crate::platform::i18n::t_with;
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::calendar::feed;
use crate::session::list::filter::{ListScope, SessionFilter};
use crate::session::model::Status;

/// `/feeds/helpers/{secret}.ics`.
pub(super) async fn own(
    state: web::Data<AppState>,
    address: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (locale, now) = (language(&request), state.clock.now());
    let mut conn = state.db.get().await?;
    let whose = secret::whose(&mut conn, &address).await?;
    let (helper, name) = whose.ok_or_else(Problem::not_found)?;
    let filter = helped_by(helper, now);
    let entries = found(&mut conn, &filter, locale, now, |session| {
        state.link(&format!("/{}/desk/sessions/{session}", locale.tag()))
    })
    .await?;
    let name = t_with(locale, "own-calendar-name", &[("name", name.into())]);
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, KIND))
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
        scope: ListScope::Within(wherever),
        each_meeting: true,
        helper: Some(helper),
        statuses: vec![Status::Published, Status::Past, Status::Cancelled],
        ..of_everything(now)
    }
}
