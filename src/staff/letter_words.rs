//! The words of a letter about somebody's account, and the letter that they make.

use askama::Template;
use lettre::Address;

use crate::platform::i18n::Locale;
use crate::platform::mail::message::MailMessage;
use crate::platform::mail::worker::Composed;
use crate::platform::secrets::Keys;
use crate::platform::ui::{Branding, LetterFrame};
use chrono::{DateTime, Utc};

/// What a letter is written with.
pub struct AccountLetterContext<'a> {
    pub branding: &'a Branding,
    pub keys: &'a Keys,
    pub base_url: &'a str,
    pub now: DateTime<Utc>,
}

/// What the letter says.
pub struct LetterWords {
    pub title: String,
    pub lead: String,
    pub button: String,
    pub link: String,
    pub until: String,
    pub otherwise: String,
}

#[derive(Template)]
#[template(path = "mail/account_link.txt", escape = "none")]
struct AccountText<'a> {
    w: &'a LetterWords,
}

#[derive(Template)]
#[template(path = "mail/account_link.html")]
struct AccountHtml<'a> {
    frame: LetterFrame<'a>,
    w: &'a LetterWords,
}

/// # Errors
/// An address that is none.
pub fn mail(
    branding: &Branding,
    locale: Locale,
    to: &str,
    words: &LetterWords,
) -> anyhow::Result<Composed> {
    let frame = LetterFrame {
        branding,
        locale,
        subject: words.title.clone(),
        from: branding.name.clone(),
    };
    Ok(Composed::Mail(Box::new(MailMessage {
        to: to.parse::<Address>()?,
        from: None,
        reply_to: None,
        subject: words.title.clone(),
        text: AccountText { w: words }.render()?,
        html: AccountHtml { frame, w: words }.render()?,
        language: locale.tag(),
        calendar: None,
    })))
}
