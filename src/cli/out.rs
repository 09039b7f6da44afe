//! What commands print: answers to standard output, complaints to standard error. A reader who went
//! away is no fault.

use std::io::Write;

/// A line of an answer.
pub(super) fn say(line: &str) {
    let _gone = writeln!(std::io::stdout(), "{line}");
}

/// Words for whoever ran the command.
pub(super) fn complain(words: &str) {
    let _gone = write!(std::io::stderr(), "{words}");
}
