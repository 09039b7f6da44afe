//! How handing over one letter ended, whichever way it went.
//! A fault of the installation is never one of the letter: it says so itself, and nobody concludes it later.
//! Transports answer it, the worker acts on it.

use std::fmt;

pub enum Delivery {
    /// It was taken.
    Taken(Taken),
    /// The server takes this letter perhaps later; why.
    Deferred(String),
    /// The server will never take this letter; why.
    Refused(String),
    /// It cannot be made into a mail, so nobody was asked; why.
    Unwritable(String),
    /// No letter can leave.
    Away(MailFault),
}

/// What was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub message_id: String,
    /// What the server said of it, such as where it stands in its queue.
    pub said: String,
}

/// Why no letter can leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailFault {
    /// Where, and by which code: `AUTH 535`. The same as long as there is nothing new to say.
    pub kind: String,
    /// The mail server's words, without addresses.
    pub words: String,
    /// It came up when the letter's recipient or text was spoken of. Then it may be the letter's after all,
    /// and another one must show it.
    pub at_the_letter: bool,
}

impl fmt::Display for MailFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, self.words)
    }
}
