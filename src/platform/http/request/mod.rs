//! What is read from a request: its body, query, cookies, language, key. Handlers use these.

pub mod accept;
mod answer_by;
pub mod body;
pub mod cookie;
mod detached;
pub mod file;
pub mod form_body;
pub mod idempotency;
pub mod language;
mod query;
mod request_id;
mod routed_path;
mod trace;
pub mod upload;

pub use answer_by::AnswerBy;
pub use detached::run_detached;
pub use request_id::RequestId;
pub use routed_path::RoutedPath;
pub use trace::TraceId;
