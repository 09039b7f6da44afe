//! Whose fault it is that a letter was not taken. Pure.
//! Only what is said to a recipient or a text can be the letter's; all else is the installation's, and a
//! mistake here either loses letters for good or lets one letter stop the others.

use super::reply::{EnhancedCode, SmtpReply};

/// What was being done when it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Until the server has greeted: the network, TLS from the beginning, the banner, EHLO.
    Connect,
    StartTls,
    Auth,
    MailFrom,
    Recipient,
    Data,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    /// The letter will never be taken.
    Refused,
    /// The letter is taken perhaps later.
    Deferred,
    /// No letter would have been taken.
    Installation,
}

impl Stage {
    pub fn name(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::StartTls => "STARTTLS",
            Self::Auth => "AUTH",
            Self::MailFrom => "MAIL FROM",
            Self::Recipient => "RCPT TO",
            Self::Data => "DATA",
        }
    }
}

/// Judges a failure; without a reply the connection broke or nothing came in time.
pub fn judge(stage: Stage, reply: Option<&SmtpReply>) -> Judgement {
    match reply {
        Some(reply) if stage >= Stage::Recipient && !is_about_us(stage, reply) => {
            if reply.code < 500 {
                Judgement::Deferred
            } else {
                Judgement::Refused
            }
        }
        _ => Judgement::Installation,
    }
}

/// Whether the reply is about who sends. A server may keep for the recipient what it has against the
/// client, its greeting or the sender, as Postfix does.
fn is_about_us(stage: Stage, reply: &SmtpReply) -> bool {
    match (reply.code, reply.enhanced) {
        // It goes away; it wants TLS or a sign-in; it does not understand us.
        (421 | 454 | 500 | 502..=504 | 530 | 534 | 535 | 538, _) => true,
        (_, Some(code)) => is_about_the_sender(stage, code),
        (code, None) => stage == Stage::Recipient && code >= 500 && reply.says_relay,
    }
}

fn is_about_the_sender(stage: Stage, code: EnhancedCode) -> bool {
    match (code.class, code.subject, code.detail) {
        // The sender's address.
        (_, 1, 7 | 8) => true,
        // The recipient's mailbox or domain has another owner, or takes letters from few.
        (5, 7, 17 | 18 | 124 | 133..=136) => false,
        // Not authenticated as the sender's domain demands.
        (5, 7, 20..=27) => true,
        // Not allowed to send; what is refused of a text is the text.
        (5, 7, _) => stage == Stage::Recipient,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Judgement::{Deferred, Installation, Refused};
    use super::*;

    #[track_caller]
    fn judged(stage: Stage, reply: &str, expected: Judgement) {
        let (code, words) = reply.split_at(3);
        let read = SmtpReply::read(code.parse().unwrap(), words);
        assert_eq!(judge(stage, Some(&read)), expected, "{stage:?} {reply}");
    }

    #[test]
    fn before_the_recipient_everything_is_the_installations() {
        for (stage, reply) in [
            (Stage::Connect, "554 5.7.1 no service for you"),
            (Stage::Connect, "421 4.3.2 too busy"),
            (Stage::StartTls, "454 4.7.0 TLS not available"),
            (Stage::Auth, "535 5.7.8 credentials invalid"),
            (Stage::Auth, "454 4.7.0 temporary failure"),
            (
                Stage::MailFrom,
                "530 5.7.0 Must issue a STARTTLS command first",
            ),
            (Stage::MailFrom, "550 5.1.8 sender rejected"),
            (Stage::MailFrom, "552 5.2.2 over quota"),
            (Stage::MailFrom, "451 4.3.0 try again"),
        ] {
            judged(stage, reply, Installation);
        }
    }

    #[test]
    fn without_a_reply_it_is_the_installations() {
        for stage in [Stage::Connect, Stage::Auth, Stage::Recipient, Stage::Data] {
            assert_eq!(judge(stage, None), Installation, "{stage:?}");
        }
    }

    #[test]
    fn a_recipient_is_judged_by_what_is_said_of_the_recipient() {
        for (reply, expected) in [
            ("550 5.1.1 no such mailbox", Refused),
            ("550 no such mailbox", Refused),
            (
                "550 5.4.1 recipient address rejected: access denied",
                Refused,
            ),
            ("551 user not local", Refused),
            ("552 5.2.2 mailbox full", Refused),
            ("553 5.1.3 bad address", Refused),
            ("501 5.1.3 bad address", Refused),
            ("550 5.7.17 mailbox owner has changed", Refused),
            ("550 5.7.133 sender not authenticated for group", Refused),
            ("450 4.2.1 mailbox busy", Deferred),
            ("450 4.7.1 greylisted", Deferred),
            ("451 4.3.0 try again", Deferred),
            ("452 4.2.2 over quota", Deferred),
            ("421 4.7.0 too many letters", Installation),
            ("454 4.7.1 relay access denied", Installation),
            ("503 5.5.1 need MAIL command", Installation),
            ("504 5.5.2 HELO rejected: need a full name", Installation),
            ("530 5.7.0 authentication required", Installation),
            ("535 5.7.8 authenticate first", Installation),
            ("550 5.7.1 not authenticated", Installation),
            ("554 5.7.1 relay access denied", Installation),
            ("553 not in my list of rcpthosts (#5.7.1)", Installation),
            ("550 relay not permitted", Installation),
            (
                "550 5.1.8 sender address rejected: no such domain",
                Installation,
            ),
            (
                "450 4.1.8 sender address rejected: no such domain",
                Installation,
            ),
        ] {
            judged(Stage::Recipient, reply, expected);
        }
    }

    #[test]
    fn a_text_is_judged_by_what_is_said_of_the_text() {
        for (reply, expected) in [
            ("552 5.3.4 too large", Refused),
            ("554 5.6.0 bad content", Refused),
            ("554 5.7.1 looks like spam", Refused),
            ("550 no", Refused),
            ("451 4.3.0 try again", Deferred),
            ("452 4.3.1 no space", Deferred),
            ("421 4.3.2 shutting down", Installation),
            (
                "530 5.7.0 Must issue a STARTTLS command first",
                Installation,
            ),
            ("550 5.7.26 the sender is not authenticated", Installation),
        ] {
            judged(Stage::Data, reply, expected);
        }
    }
}
