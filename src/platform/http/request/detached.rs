//! Work that the client cannot cancel.

use crate::platform::problem::Problem;

/// Runs a change to its end whatever becomes of the client: a connection that breaks drops the
/// handler's future, never this one.
///
/// # Errors
/// The change's own, or 500 when it panicked.
pub async fn run_detached<T, F>(change: F) -> Result<T, Problem>
where
    T: Send + 'static,
    F: Future<Output = Result<T, Problem>> + Send + 'static,
{
    match tokio::spawn(change).await {
        Ok(done) => done,
        Err(panicked) => Err(Problem::internal(panicked)),
    }
}
