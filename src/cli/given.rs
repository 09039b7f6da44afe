//! What was typed after a command, parsed by the types of the edge; all faults together.

use crate::app::StartError;
use crate::platform::fault::{Fault, FieldFault};
use crate::platform::http::render::speak_fault;
use crate::platform::i18n::Locale;

/// Gathers the faults of options.
#[derive(Debug, Default)]
pub(super) struct Given(Vec<String>);

impl Given {
    /// Keeps a parsed value, or notes why there is none.
    pub(super) fn take<T>(&mut self, option: &str, parsed: Result<T, Fault>) -> Option<T> {
        let refused = |fault: Fault| {
            let fault = FieldFault {
                pointer: option.to_owned(),
                fault,
            };
            self.0
                .push(format!("{option}: {}", speak_fault(&fault, Locale::En)));
        };
        parsed.map_err(refused).ok()
    }

    /// Ends the command when something was wrong.
    pub(super) fn settle(self) -> Result<(), StartError> {
        match self.0.is_empty() {
            true => Ok(()),
            false => Err(StartError::Failed(anyhow::anyhow!(self.0.join("\n")))),
        }
    }
}

/// What was looked for, or the words for its absence.
pub(super) fn found<T>(value: Option<T>, absent: String) -> Result<T, StartError> {
    value.ok_or_else(|| StartError::Failed(anyhow::anyhow!(absent)))
}
