//! A mail server's words without people in them: it quotes addresses, and its words are stored and logged.

use lettre::Address;

/// Longer words say nothing more, and a server may send 64 kB.
const MOST_SIGNS: usize = 300;
/// What stands for a word that is, or may be, a person's.
const MASK: &str = "…";
/// A shorter mailbox is part of many a word that says something.
const TELLING: usize = 4;

/// The words on one line, without addresses except the sender's, and without the recipient's mailbox.
pub fn masked(words: &str, recipient: &Address, sender: &Address) -> String {
    let mailbox = recipient.user().to_lowercase();
    let domain = recipient.domain().to_lowercase();
    let sender = sender.to_string().to_lowercase();
    let is_personal = |word: &str| {
        let word = word.to_lowercase();
        let bare = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        // Written `name=exempel.se`, or with another sign for the one that is looked for.
        let is_address = word.contains('@') || (!domain.is_empty() && bare.ends_with(&domain));
        (is_address && bare != sender && bare != domain)
            || bare == mailbox
            || (mailbox.chars().count() >= TELLING && bare != sender && word.contains(&mailbox))
    };
    let words = words.split(|sign: char| sign.is_whitespace() || sign.is_control());
    let words = words.filter(|word| !word.is_empty());
    let words = words.map(|word| if is_personal(word) { MASK } else { word });
    let line = words.collect::<Vec<_>>().join(" ");
    line.chars().take(MOST_SIGNS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_server_quotes_names_nobody_and_still_says_what_is_wrong() {
        let recipient = "Gunvor.Ek@exempel.se".parse().unwrap();
        let sender = "noreply@boka.se".parse().unwrap();
        for (words, expected) in [
            (
                "5.1.1 <gunvor.ek@exempel.se>: Recipient address rejected",
                "5.1.1 … Recipient address rejected",
            ),
            ("user\r\ngunvor.ek unknown\u{0}here", "user … unknown here"),
            ("forwarded to other@annan.se", "forwarded to …"),
            ("SRS0=x=gunvor.ek=exempel.se bounced", "… bounced"),
            ("gunvor.ek%40exempel.se is full", "… is full"),
            (
                "<noreply@boka.se>: Sender rejected by exempel.se",
                "<noreply@boka.se>: Sender rejected by exempel.se",
            ),
        ] {
            assert_eq!(masked(words, &recipient, &sender), expected);
        }
        assert_eq!(masked(&"a ".repeat(9000), &recipient, &sender).len(), 300);
    }

    #[test]
    fn a_short_mailbox_takes_no_other_word_with_it() {
        let recipient = "no@exempel.se".parse().unwrap();
        let sender = "noreply@boka.se".parse().unwrap();
        let words = masked("no: not known here", &recipient, &sender);
        assert_eq!(words, "… not known here");
    }
}
