//! The page of one public session, and its calendar file.
//! A meeting is shown on the page of its course.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::session_page::session_page;
use crate::platform::http::request::language::locale_of;
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::access::{session_id, visible_row};
use crate::session::list::related::{Related, related_to};
use crate::session::list::rows::SessionRow;
use crate::session::present::assemble::session_view;
use crate::session::present::calendar_file::calendar_file;
use crate::session::present::paths::session_path;
use crate::session::topics::topic_policy;
use crate::session::usual_texts::bring_of;

/// `/{lang}/sessions/{id}`; a meeting redirects to its course.
pub(super) async fn show(
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (locale, row, related) = load_public(&state, &path).await?;
    if let Some(course) = row.session.course_id {
        let to = session_path(locale, course);
        return Ok(HttpResponse::SeeOther()
            .insert_header((header::LOCATION, to))
            .finish());
    }
    let (policy, bring) = {
        let mut conn = state.db.get().await?;
        (
            topic_policy(&mut conn, &row.session).await?,
            bring_of(&mut conn, &row.session).await?,
        )
    };
    let path = format!("/sessions/{}", row.session.id);
    let layout = Layout::new(&state.branding, locale, path, "");
    let page = session_page(layout, &row, &related, &policy, bring, state.clock.now());
    Ok(HtmlPage::public(page).answer())
}

/// `/{lang}/sessions/{id}/calendar.ics`.
pub(super) async fn calendar(
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (locale, row, related) = load_public(&state, &path).await?;
    let view = session_view(&row, &related, locale_of(&request), state.clock.now());
    let page_url = state.link(&session_path(locale, row.session.id));
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "public, max-age=30"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"motesplats.ics\"",
        ))
        .body(calendar_file(&row, &view, page_url)))
}

/// A public session with its related rows.
async fn load_public(
    state: &AppState,
    path: &web::Path<(String, String)>,
) -> Result<(Locale, SessionRow, Related), Problem> {
    let locale = Locale::exact(&path.0).ok_or_else(Problem::not_found)?;
    let id = session_id(&path.1)?;
    let mut conn = state.db.get().await?;
    let row = visible_row(&mut conn, id, None, state.clock.now()).await?;
    let row = row.ok_or_else(Problem::not_found)?;
    let related = related_to(&mut conn, std::slice::from_ref(&row)).await?;
    Ok((locale, row, related))
}
