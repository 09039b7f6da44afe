//! Submissions: an organisation's figures as they are now become part of the edition's next revision.

mod submit;
mod submitter;

pub use submit::{NewSubmission, Submission, find_submission, submit};
pub use submitter::{find_submitter, sole_organisation};
