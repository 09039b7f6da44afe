//! Answers that show a secret: a PIN, a token. Their rows in the route table say so.

use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;

/// Beside an answer that is never compressed.
pub(super) struct ShownPlainly;

/// Marks the answer as one that is never compressed.
///
/// # Errors
/// Those of the handler.
pub async fn show_plainly<B>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let mut response = next.call(request).await?;
    let mut marks = response.response_mut().extensions_mut();
    marks.insert(ShownPlainly);
    drop(marks);
    Ok(response)
}
