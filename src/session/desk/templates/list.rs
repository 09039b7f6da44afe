//! `GET /{lang}/desk/templates`, and `POST …/{templateId}/removal`.

use actix_web::{HttpRequest, HttpResponse, web};

use super::page::{TemplateRow, TemplatesPage};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::i18n::{Locale, dates, named, t};
use crate::platform::ids::OrganisationId;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::parse_time;
use crate::platform::ui::refused::see_other;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::api::templates::template_within;
use crate::session::plan::request::SessionRequest;
use crate::session::templates::{SessionTemplate, remove_template, store};

/// After the language.
pub(super) const PATH: &str = "/desk/templates";

/// As many as the page lists.
const MOST: i64 = 300;

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, PATH)?;
    let mut conn = state.db.get().await?;
    let owners: Vec<OrganisationId> = can.scope().owners().collect();
    let (rows, _) = store::list(&mut conn, &owners, (0, MOST)).await?;
    let query = Query::lenient(&request);
    Ok(HtmlPage::private(TemplatesPage {
        notice: query.get("done").and_then(|what| layout.done(what)),
        rows: rows.iter().map(|template| row(&layout, template)).collect(),
        l: Layout {
            title: t(layout.locale, "template-heading").into_owned(),
            ..layout
        },
    })
    .answer())
}

fn row(layout: &Layout, template: &SessionTemplate) -> TemplateRow {
    let path = |rest: &str| layout.url(&format!("{PATH}/{}{rest}", template.id));
    TemplateRow {
        name: template.name.clone(),
        facts: facts(layout.locale, &template.request()),
        use_href: layout.url(&format!("/desk/sessions/new?template={}", template.id)),
        remove_action: path("/removal"),
    }
}

/// What it is, when it begins and how long it is.
fn facts(locale: Locale, session: &SessionRequest) -> String {
    let kind = named(locale, "kind", &session.kind).into_owned();
    let time = session.local_time.as_deref();
    let time = time.and_then(|time| parse_time(time).ok());
    let minutes = session.minutes;
    let parts = [
        Some(kind),
        time.map(|time| dates::time(locale, time)),
        minutes.map(|minutes| dates::duration(locale, minutes)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

pub async fn remove(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    form_body.read()?;
    let layout = Layout::asked(&request, &state, PATH)?;
    let id = request.match_info().get("templateId").unwrap_or_default();
    let mut conn = state.db.get().await?;
    let template = template_within(&mut conn, id, &can.scope()).await?;
    let (staff, now) = (can.staff(), state.clock.now());
    run_detached(async move { remove_template(&mut conn, &template, staff, now).await }).await?;
    Ok(see_other(
        &layout.url(&format!("{PATH}?done=template-removed")),
    ))
}
