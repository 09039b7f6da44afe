//! The number beside *To call* in the navigation of every page of the desk.
//! One bounded count a request, on a connection that is given back before the page takes its own.
//! The roof wraps every request in this, inside of finding out who calls.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};

use crate::booking::calls::due_calls;
use crate::platform::auth::{Actor, Permission};
use crate::platform::http::request::RoutedPath;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::CallsDue;

/// The middleware.
///
/// # Errors
/// 503 when the database is away.
pub async fn count_calls<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    if let Some(state) = request.app_data::<web::Data<AppState>>().cloned() {
        attach(&request, &state).await?;
    }
    next.call(request).await
}

async fn attach(request: &ServiceRequest, state: &AppState) -> Result<(), Problem> {
    let actor = request.extensions().get::<Actor>().cloned();
    let serves = |actor: &Actor| actor.may(Permission::ServePeople);
    let Some(actor) = actor.filter(serves).filter(|_| !request.is_of_api()) else {
        return Ok(());
    };
    let scope = actor.scope(Permission::ServePeople);
    let mut conn = state.db.get().await?;
    let due = due_calls(&mut conn, &scope, state.clock.now()).await?;
    request.extensions_mut().insert(CallsDue(due));
    Ok(())
}
