//! What an answer is made of: JSON with its tag, lists in pages, problems, headers.

pub mod answer;
pub mod cors;
pub mod etag;
mod finish;
mod headers;
mod in_time;
pub mod list;
mod measure;
mod refused_page;
mod render;
mod status;

pub use finish::{Finishing, finish_responses};
pub use headers::CONTENT_SECURITY_POLICY;
pub use in_time::answer_in_time;
pub use refused_page::refused_page;
pub use render::problem_members;
pub use status::status_of;
