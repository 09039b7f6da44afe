//! A bounce: what a mail server says of a letter that it had taken and could not deliver after all (RFC 3464).
//! Each letter leaves from an address of its own, so that a bounce names its letter by where it goes.
//! The command `bounce` and `POST /bounces` read it; the transport makes the addresses.

use lettre::Address;
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};
use uuid::Uuid;

/// Bytes of a bounce that are read. What it says stands before the letter that it returns.
pub const LONGEST: usize = 256 * 1024;
/// Signs of a mail server's words that are kept.
const KEPT: usize = 300;

/// What a mail server says of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounce {
    pub letter: Uuid,
    /// Whether the mailbox takes no letter at all: its status is 5, not 4.
    pub is_hard: bool,
    /// The status and the mail server's words, without addresses.
    pub reason: String,
}

/// Where bounces of a letter go: its id behind a plus sign (`bounces+0192…@exempel.se`).
///
/// # Errors
/// When the address grows too long.
pub fn return_address(
    bounces: &Address,
    letter: Uuid,
) -> Result<Address, lettre::address::AddressError> {
    Address::new(
        format!("{}+{}", bounces.user(), letter.simple()),
        bounces.domain(),
    )
}

/// Reads a bounce, and where it was sent to if that is known. None of any other mail: an answer, somebody's holidays, a
/// letter that is only late.
#[must_use]
pub fn read(mail: &[u8], sent_to: Option<&str>) -> Option<Bounce> {
    let mail = MessageParser::default().parse(mail)?;
    let report = part_of_type(&mail, "delivery-status")?;
    let failed = Failed::of(&String::from_utf8_lossy(report))?;
    Some(Bounce {
        letter: letter_of(&mail, sent_to)?,
        is_hard: failed.status.starts_with('5'),
        reason: failed.reason(),
    })
}

/// What the report says of the recipient whom nothing reached.
struct Failed {
    status: String,
    words: String,
}

impl Failed {
    /// Its groups of fields are parted by empty lines; a letter of ours has one recipient.
    fn of(report: &str) -> Option<Self> {
        let report = report.replace("\r\n", "\n");
        let mut groups = report.split("\n\n");
        groups.find_map(|group| {
            let field = |name: &str| field(group, name);
            let failed = field("action")?.eq_ignore_ascii_case("failed");
            failed.then(|| Self {
                status: field("status").unwrap_or_default(),
                words: field("diagnostic-code").unwrap_or_default(),
            })
        })
    }

    /// Addresses stay out of it: it is kept longer than they are.
    fn reason(&self) -> String {
        let words = self.words.split_whitespace();
        let words = words.map(|word| if word.contains('@') { "…" } else { word });
        let words: Vec<&str> = words.collect();
        let reason = format!("bounced: {} {}", self.status, words.join(" "));
        reason.trim_end().chars().take(KEPT).collect()
    }
}

/// A field's value, unfolded.
fn field(group: &str, name: &str) -> Option<String> {
    let mut lines = group.lines().skip_while(|line| {
        let known = line.split_once(':').map(|(known, _)| known.trim());
        !known.is_some_and(|known| known.eq_ignore_ascii_case(name))
    });
    let (_, first) = lines.next()?.split_once(':')?;
    let folded = lines.take_while(|line| line.starts_with([' ', '\t']));
    let value: Vec<&str> = std::iter::once(first)
        .chain(folded)
        .map(str::trim)
        .collect();
    Some(value.join(" ").trim().to_owned())
}

fn part_of_type<'a>(mail: &'a Message<'_>, subtype: &str) -> Option<&'a [u8]> {
    let is_it = |part: &&mail_parser::MessagePart<'_>| {
        let kind = part.content_type().and_then(|kind| kind.subtype());
        kind.is_some_and(|kind| kind.eq_ignore_ascii_case(subtype))
    };
    mail.parts
        .iter()
        .find(is_it)
        .map(mail_parser::MessagePart::contents)
}

/// By the address it was sent to, or by the letter that it returns.
fn letter_of(mail: &Message<'_>, sent_to: Option<&str>) -> Option<Uuid> {
    let headers = ["Delivered-To", "X-Original-To", "To"];
    let headers = headers.iter().filter_map(|name| mail.header_raw(*name));
    let mut addresses = sent_to.into_iter().chain(headers);
    addresses
        .find_map(letter_in_address)
        .or_else(|| returned(mail))
}

fn letter_in_address(address: &str) -> Option<Uuid> {
    let (_, tag) = address.split_once('@')?.0.rsplit_once('+')?;
    Uuid::try_parse(tag).ok()
}

/// The Message-ID of a letter is its id.
fn returned(mail: &Message<'_>) -> Option<Uuid> {
    let id = |letter: &Message<'_>| {
        let id = letter.message_id()?;
        Uuid::try_parse(id.split_once('@')?.0).ok()
    };
    let whole = mail.parts.iter().find_map(|part| match &part.body {
        PartType::Message(letter) => id(letter),
        _ => None,
    });
    whole.or_else(|| {
        let headers = part_of_type(mail, "rfc822-headers")?;
        id(&MessageParser::default().parse_headers(headers)?)
    })
}
