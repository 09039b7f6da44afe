//! Collects the faults of a command's options, so that all are reported together.

use crate::app::StartError;
use crate::platform::i18n::{Locale, fault_text};
use crate::platform::problem::Fault;

/// The faults so far, a line each.
#[derive(Debug, Default)]
pub(super) struct OptionFaults(Vec<String>);

impl OptionFaults {
    /// Returns a parsed value, or notes its fault.
    pub(super) fn take<T>(&mut self, option: &str, parsed: Result<T, Fault>) -> Option<T> {
        let note = |fault: Fault| {
            self.0
                .push(format!("{option}: {}", fault_text(Locale::En, &fault)));
        };
        parsed.map_err(note).ok()
    }

    /// Fails when there was a fault.
    pub(super) fn into_result(self) -> Result<(), StartError> {
        match self.0.is_empty() {
            true => Ok(()),
            false => Err(StartError::Failed(anyhow::anyhow!(self.0.join("\n")))),
        }
    }
}

/// The value, or an error with the message.
pub(super) fn require<T>(value: Option<T>, message: String) -> Result<T, StartError> {
    value.ok_or_else(|| StartError::Failed(anyhow::anyhow!(message)))
}
