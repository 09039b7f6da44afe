//! Several counts at once. Each row stands for itself: what can be stored is, and a row that cannot keeps what was
//! typed and says why. A row left empty is left alone.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::{AsyncConnection, AsyncPgConnection};

use super::input::{ToCountInput, TypedRow};
use super::screen::{PATH, answer};
use crate::booking::access::see_other;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::ids::SessionId;
use crate::platform::input::form::Form;
use crate::platform::problem::{Problem, STALE};
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::session;

/// A page has no more rows.
const MOST: usize = 100;

pub async fn save(
    can: Can<rights::Count>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let TypedForm { form, sent } = form_body.read_typed(&["session"])?;
    let typed = typed_rows(&form)?;
    if let Err(unsent) = sent {
        let input = ToCountInput {
            typed: typed.into_iter().collect(),
            problem: Some(unsent),
            ..ToCountInput::default()
        };
        let mut conn = state.db.get().await?;
        return answer(&mut conn, &state, &request, can.actor(), input).await;
    }
    let (shared, scope) = (state.clone(), can.scope());
    let input = run_detached(async move {
        let mut conn = shared.db.get().await?;
        put_all(&mut conn, typed, &scope, &shared).await
    })
    .await?;
    if !input.refused.is_empty() {
        let mut conn = state.db.get().await?;
        return answer(&mut conn, &state, &request, can.actor(), input).await;
    }
    Ok(see_other(&done_url(&request, &state, &input)?))
}

/// The rows that were sent, in the order of the page.
///
/// # Errors
/// 404 for a session that cannot be one.
fn typed_rows(form: &Form) -> Result<Vec<(SessionId, TypedRow)>, Problem> {
    let row = |id: &str| {
        let id: SessionId = id.parse().map_err(|_no_id| Problem::not_found())?;
        Ok((id, TypedRow::of(form, id)))
    };
    form.all("session").take(MOST).map(row).collect()
}

/// Stores each row in a transaction of its own.
///
/// # Errors
/// 404 before anything is stored where a session lies outside the scope; any problem that no row can explain.
async fn put_all(
    conn: &mut AsyncPgConnection,
    typed: Vec<(SessionId, TypedRow)>,
    scope: &Scope,
    state: &AppState,
) -> Result<ToCountInput, Problem> {
    for (id, _) in &typed {
        let found = session::load_within(conn, *id, scope).await?;
        found.ok_or_else(Problem::not_found)?;
    }
    let mut input = ToCountInput::default();
    for (id, row) in typed.into_iter().filter(|(_, row)| !row.total.is_empty()) {
        match put(conn, id, &row, scope, state).await {
            Ok(()) => input.saved += 1,
            Err(problem) if *problem.kind == STALE => input.counted_before += 1,
            Err(problem) if [409, 422].contains(&problem.kind.status) => {
                input.refused.insert(id, problem);
                input.typed.insert(id, row);
            }
            Err(problem) => return Err(problem),
        }
    }
    Ok(input)
}

async fn put(
    conn: &mut AsyncPgConnection,
    id: SessionId,
    row: &TypedRow,
    scope: &Scope,
    state: &AppState,
) -> Result<(), Problem> {
    let report = row.report(scope.staff)?;
    let now = state.clock.now();
    conn.transaction::<_, Problem, _>(async |conn| {
        session::put_count(conn, id, report, now).await.map(drop)
    })
    .await
}

/// The list again, with how many were stored.
fn done_url(
    request: &HttpRequest,
    state: &AppState,
    input: &ToCountInput,
) -> Result<String, Problem> {
    let layout = Layout::asked(request, state, PATH)?;
    let facts = [("counted", input.saved), ("before", input.counted_before)];
    let said: Vec<(&str, String)> = facts
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(name, n)| (name, n.to_string()))
        .collect();
    let said: Vec<(&str, &str)> = said.iter().map(|(name, n)| (*name, n.as_str())).collect();
    Ok(layout.at_venue(PATH, &said))
}
