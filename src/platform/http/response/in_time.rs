//! Every request is answered in time, whatever the database does: a server that hangs answers nothing, and
//! keeps no time limit of its own either.
//! What was begun detached, and what the batcher has taken, goes on; its outcome is then not known to the
//! caller, and the answer is 503 with `Retry-After`.

use std::pin::pin;
use std::time::Duration;

use actix_web::HttpMessage;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use tokio::time::{Instant, sleep_until};

use crate::platform::http::request::AnswerBy;
use crate::platform::problem::Problem;

/// For everything but what is waited for from the client. Longer than any statement may take.
const LIMIT: Duration = Duration::from_secs(4);

/// The middleware around every route that may ask the database.
///
/// # Errors
/// 503 when the time is over; the handler is dropped.
pub async fn answer_in_time<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let by = AnswerBy::within(LIMIT);
    request.extensions_mut().insert(by.clone());
    let mut answer = pin!(next.call(request));
    loop {
        tokio::select! {
            biased;
            answered = &mut answer => return answered,
            () = sleep_until(by.instant()) => {
                // Reading a body may have moved it meanwhile.
                if Instant::now() >= by.instant() {
                    return Err(Problem::unavailable("not answered in time").into());
                }
            }
        }
    }
}
