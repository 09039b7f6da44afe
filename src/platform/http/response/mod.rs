//! What an answer is made of: JSON with its tag, lists in pages, problems, headers.

pub mod answer;
pub mod etag;
mod finish;
mod headers;
pub mod list;
mod render;
mod status;

pub use finish::{Finishing, finish_responses};
pub use render::problem_members;
pub use status::status_of;
