//! `POST /{lang}/desk/series/{seriesId}/publication`: publishes every draft of a series, or proposes it.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;

use super::show::load;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::ids::SessionId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::session::actions::publish::PublicationStep;
use crate::session::desk::publication;
use crate::session::model::StoredStatus;
use crate::session::query;
use crate::session::series::store::sessions_of;

pub async fn publish(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    form_body.read()?;
    let mut conn = state.db.get().await?;
    let series = load(&mut conn, &request, &can.scope()).await?;
    let layout = Layout::asked(&request, &state, format!("/desk/series/{}", series.id))?;
    let (actor, now) = (can.actor().clone(), state.clock.now());
    let done = run_detached(async move {
        conn.transaction::<_, Problem, _>(async |conn| {
            let all = sessions_of(conn, series.id, None).await?;
            let ids: Vec<SessionId> = all.iter().map(|one| one.id).collect();
            let mut open = query::load_all(conn, &ids).await?;
            open.retain(|one| matches!(one.status, StoredStatus::Draft | StoredStatus::Proposed));
            let ids: Vec<SessionId> = open.iter().map(|one| one.id).collect();
            let step = Some(PublicationStep::Publish);
            publication::take(conn, &ids, &actor, step, now).await
        })
        .await
    })
    .await?;
    Ok(HttpResponse::SeeOther()
        .insert_header((
            header::LOCATION,
            format!("{}?done={done}", layout.url(&layout.path)),
        ))
        .finish())
}
