//! What was typed into a form of the page to ring from that could not be carried out, and why.

use crate::platform::problem::Problem;

#[derive(Debug, Default)]
pub struct CallInput {
    pub note: String,
    pub problem: Option<Problem>,
}
