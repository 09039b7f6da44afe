//! The page as it is asked for.

use actix_web::{HttpRequest, HttpResponse, web};

use super::page::OwnPasswordPage;
use crate::platform::auth::{Caller, sign_in_first};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};

pub(super) const PATH: &str = "/desk/me/password";

pub async fn show(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    caller.0.ok_or_else(sign_in_first)?;
    let layout = Layout::asked(&request, &state, PATH)?;
    let query = Query::lenient(&request);
    let done = query.get("done").and_then(|done| layout.done(done));
    Ok(HtmlPage::private(OwnPasswordPage::new(layout, done, None)).answer())
}
