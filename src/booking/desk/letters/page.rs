//! The letters that did not arrive: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;

/// A letter that did not arrive.
#[derive(Debug, Clone)]
pub struct UndeliveredRow {
    /// The name; the number of a discreet booking.
    pub name: String,
    pub is_code: bool,
    /// The booking's page.
    pub href: String,
    /// When the session is: "I morgon kl. 10.00".
    pub when: String,
    /// What the letter tells: "Ändring".
    pub what: String,
    /// To whom, as far as it may be shown: "g…@exempel.se".
    pub to: Option<String>,
    /// Why it did not arrive.
    pub why: String,
    /// Sends it again; none where no address is left.
    pub resend_action: Option<String>,
    /// Has a person tell instead.
    pub tell_action: String,
    /// The key of its words: by telephone, or where they come.
    pub tell: &'static str,
}

/// `/{lang}/desk/letters`.
#[derive(Template)]
#[template(path = "booking/letters.html")]
pub struct LettersPage {
    /// Its title is the heading.
    pub l: Layout,
    /// Back to today.
    pub back_href: String,
    pub rows: Vec<UndeliveredRow>,
    /// Said where there are more than the page shows.
    pub more: Option<String>,
}
