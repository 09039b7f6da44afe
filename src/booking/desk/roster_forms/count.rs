//! How many came, as the desk reports it from the page.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;

use super::submitted::session_in_path;
use crate::booking::access::see_other;
use crate::booking::desk::paths::roster_url;
use crate::booking::desk::roster::count_form::TypedCount;
use crate::booking::desk::roster::input::RosterInput;
use crate::booking::desk::roster::redisplay::redisplay;
use crate::booking::desk::typed::number;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::{self, CountEntry, CountReport, CountState, Session, ShownFigures};

pub async fn put(
    can: Can<rights::Count>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let session = session_in_path(&state, &request, can.actor(), Permission::Count).await?;
    let back = roster_url(&request, &state, &session)?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let done = match sent.and_then(|()| shown_figures(&form)) {
        Ok(shown) => {
            let reported = CountReport {
                seen: None,
                entry: CountEntry::Shown(shown),
                sure: form.get("sure") == Some("true"),
                by: can.staff(),
            };
            put_count(&state, &session, reported).await
        }
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&format!("{back}?done=counted"))),
        Err(problem) => {
            let typed = RosterInput {
                count: Some(typed(&form)),
                ..RosterInput::default()
            };
            redisplay(&state, &request, can.actor(), problem, typed).await
        }
    }
}

/// What was sent; a field that the form does not have stays as it was counted.
fn shown_figures(form: &Form) -> Result<ShownFigures, Problem> {
    let part = |name: &'static str, max| match form.get(name) {
        None => Ok(None),
        Some(_) if form.filled(name).is_none() => Ok(Some(None)),
        Some(text) => number(text, 0, max, &format!("/{name}")).map(|part| Some(Some(part))),
    };
    Ok(ShownFigures {
        state: match form.get("estimated") {
            Some("true") => CountState::Estimated,
            _ => CountState::Counted,
        },
        total: number(form.text("total"), 0, 1_000_000, "/total")?,
        children: part("children", 1_000_000)?,
        digital: part("digital", 10_000_000)?,
    })
}

fn typed(form: &Form) -> TypedCount {
    TypedCount {
        total: form.text("total").to_owned(),
        children: form.text("children").to_owned(),
        digital: form.text("digital").to_owned(),
        estimated: form.get("estimated") == Some("true"),
    }
}

async fn put_count(
    state: &web::Data<AppState>,
    session: &Session,
    reported: CountReport,
) -> Result<(), Problem> {
    let (shared, now, id) = (state.clone(), state.clock.now(), session.id);
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        conn.transaction::<_, Problem, _>(async |conn| {
            session::put_count(conn, id, reported, now).await
        })
        .await
        .map(drop)
    })
    .await
}
