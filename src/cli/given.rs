//! What was typed after a command, parsed by the types of the edge; all faults together.

use crate::app::StartError;
use crate::platform::i18n::{Locale, fault_text};
use crate::platform::problem::Fault;

/// Gathers the faults of options.
#[derive(Debug, Default)]
pub(super) struct Given(Vec<String>);

impl Given {
    /// Keeps a parsed value, or notes why there is none.
    pub(super) fn take<T>(&mut self, option: &str, parsed: Result<T, Fault>) -> Option<T> {
        let refused = |fault: Fault| {
            self.0
                .push(format!("{option}: {}", fault_text(Locale::En, &fault)));
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
