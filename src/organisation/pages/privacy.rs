//! `/{lang}/privacy` and `/{lang}/privacy/{organisation}`: what is kept, why and for how long.

use actix_web::{HttpResponse, web};
use diesel_async::AsyncPgConnection;

use super::answering::{Answering, choose, layout, named};
use super::views::{PrivacyFacts, PrivacyPage};
use crate::organisation::accessibility::forget::KEPT_DAYS;
use crate::organisation::model::Organisation;
use crate::organisation::query::organisations_by_id;
use crate::organisation::tree::controller_of;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;

const PATH: &str = "/privacy";

pub async fn index(
    state: web::Data<AppState>,
    lang: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let frame = layout(&state, &lang, PATH.to_owned(), None)?;
    let mut conn = state.db.get().await?;
    match Answering::load(&mut conn).await? {
        Answering::Only(only) => answer(&mut conn, &state, &lang, &only).await,
        Answering::Choose(all) => {
            Ok(HtmlPage::public(choose(frame, "privacy-link", &all)).answer())
        }
    }
}

pub async fn show(
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (lang, slug) = path.into_inner();
    let mut conn = state.db.get().await?;
    let organisation = named(&mut conn, &slug).await?;
    answer(&mut conn, &state, &lang, &organisation).await
}

/// The days are those of the organisation itself; who answers is its controller.
async fn answer(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    lang: &str,
    organisation: &Organisation,
) -> Result<HttpResponse, Problem> {
    let id = controller_of(conn, organisation.id).await?;
    let mut found = organisations_by_id(conn, &[id]).await?;
    let controller = found.remove(&id).ok_or_else(Problem::not_found)?;
    let path = format!("{PATH}/{}", organisation.slug);
    let layout = layout(state, lang, path, Some(organisation))?;
    let hours = state.config.sign_in.absolute.as_secs() / 3600;
    let facts = PrivacyFacts {
        controller: &controller.name,
        email: controller
            .email
            .as_deref()
            .or(organisation.email.as_deref()),
        decision: organisation
            .disposal_decision
            .as_deref()
            .or(controller.disposal_decision.as_deref()),
        kept_days: organisation.retention_days.into(),
        reports_days: KEPT_DAYS,
        sign_in_hours: i64::try_from(hours).unwrap_or(i64::MAX),
    };
    Ok(HtmlPage::public(PrivacyPage::new(layout, &facts)).answer())
}
