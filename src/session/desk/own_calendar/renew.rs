//! `POST /{lang}/desk/calendar`: an address in place of the one before, shown in the answer. `…/end`: none.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::show::{PATH, page};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::feeds::link::FeedLink;
use crate::session::feeds::secret;

/// The address stands in this answer and nowhere else.
pub async fn renew(
    can: Can<rights::ReadRoster>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    form_body.read()?;
    let layout = Layout::asked(&request, &state, PATH)?;
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    let secret = secret::renew(&mut conn, can.staff(), now).await?;
    let made = FeedLink::to(&state, &format!("helpers/{secret}"), layout.locale);
    let page = page(layout, Some(now), Some(made), now);
    Ok(HtmlPage::private(page).answer())
}

pub async fn end(
    can: Can<rights::ReadRoster>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    form_body.read()?;
    let layout = Layout::asked(&request, &state, PATH)?;
    let mut conn = state.db.get().await?;
    secret::end(&mut conn, can.staff()).await?;
    let back = layout.url(PATH);
    Ok(HttpResponse::SeeOther()
        .insert_header((header::LOCATION, back))
        .finish())
}
