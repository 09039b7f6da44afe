//! What was typed into a form of a booking's page, and why it could not be done.

use crate::platform::problem::Problem;

#[derive(Debug, Default)]
pub struct RecordInput {
    pub problem: Option<Problem>,
    /// Who ends the booking: `visitor` or `desk`.
    pub cause: String,
    /// Why, in staff's words.
    pub reason: String,
}
