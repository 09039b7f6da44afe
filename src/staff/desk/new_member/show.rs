//! The empty form.

use actix_web::{HttpRequest, HttpResponse, web};

use super::page::NewMemberPage;
use crate::platform::auth::{Can, rights};
use crate::platform::ids::fresh;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::staff::desk::paths::NEW_MEMBER;
use crate::staff::desk::places::Workplaces;

pub async fn show(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, NEW_MEMBER)?;
    let mut conn = state.db.get().await?;
    let places = Workplaces::load(&mut conn, &can.scope()).await?;
    let key = fresh().to_string();
    let page = NewMemberPage::new(layout, &key, &places, &Form::default(), None);
    Ok(HtmlPage::private(page).answer())
}
