//! Prints answers to standard output and errors to standard error. A closed pipe is no fault.

use std::io::Write;

pub(super) fn print_line(line: &str) {
    let _gone = writeln!(std::io::stdout(), "{line}");
}

pub(super) fn print_error(text: &str) {
    let _gone = write!(std::io::stderr(), "{text}");
}
