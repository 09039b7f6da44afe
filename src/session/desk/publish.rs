//! `POST /{lang}/desk/sessions/{id}/publication`: publishes a session, then leads back to the desk.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use diesel_async::AsyncConnection;

use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::access::{find_within, may_publish};
use crate::session::actions::publish::{PublicationStep, take_step};

pub(super) async fn publish(
    can: Can<rights::PublishSessions>,
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let (lang, id) = path.into_inner();
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let mut conn = state.db.get().await?;
    let session = find_within(&mut conn, &id, &can.scope()).await?;
    form_body.read()?;
    may_publish(&mut conn, &session, can.actor()).await?;
    let by = can.staff();
    let to = format!(
        "/{}/desk?from={}&done=published",
        locale.tag(),
        session.timing.local_date
    );
    run_detached(async move {
        let now = state.clock.now();
        conn.transaction::<_, Problem, _>(async |conn| {
            take_step(conn, &session, PublicationStep::Publish, by, now).await
        })
        .await
    })
    .await?;
    Ok(HttpResponse::SeeOther()
        .insert_header((header::LOCATION, to))
        .finish())
}
