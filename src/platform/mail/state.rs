//! How far a letter has come, and what can become of it from there. The database holds each state to what belongs to
//! it (`letters_state_holds`); a test holds every statement to this table.

use crate::platform::text_enum;

text_enum! {
    /// How far a letter has come.
    pub enum LetterState {
        /// For its time, or for the next attempt.
        Waiting = "waiting",
        /// Under a lease.
        Sending = "sending",
        Sent = "sent",
        /// It can never be delivered.
        Failed = "failed",
        /// It was tried for too long.
        GivenUp = "given-up",
        /// It came too late to be of use.
        Expired = "expired",
        /// It is not true any more.
        Superseded = "superseded",
        /// Its mailbox had as many letters of the public as it gets in a day: never sent.
        Withheld = "withheld",
    }
}

impl LetterState {
    /// What a letter in this state can become. Whoever changes one names the state it leaves.
    #[must_use]
    pub const fn followers(self) -> &'static [Self] {
        use LetterState::{Expired, Failed, GivenUp, Sending, Sent, Superseded, Waiting};
        match self {
            Self::Waiting => &[Sending, Superseded, Expired],
            // Its lease may run out, and another worker takes it.
            Self::Sending => &[Waiting, Sending, Sent, Failed, GivenUp, Expired, Superseded],
            // It bounced.
            Self::Sent => &[Failed],
            Self::Failed | Self::GivenUp | Self::Expired | Self::Superseded | Self::Withheld => &[],
        }
    }
}
