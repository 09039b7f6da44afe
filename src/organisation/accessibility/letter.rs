//! The letter that tells an organisation of a report. It is in the organisation's language and holds what
//! was written; the row holds the report's id alone. The letters job calls this.

use askama::Template;
use diesel_async::AsyncPgConnection;
use lettre::Address;

use super::report::{Report, load_report};
use crate::platform::i18n::{Locale, t};
use crate::platform::mail::lease::LeasedLetter;
use crate::platform::mail::message::MailMessage;
use crate::platform::mail::worker::Composed;
use crate::platform::ui::{Branding, LetterFrame};

#[derive(Template)]
#[template(path = "mail/accessibility_report.txt", escape = "none")]
struct ReportText<'a> {
    w: &'a Words<'a>,
}

#[derive(Template)]
#[template(path = "mail/accessibility_report.html")]
struct ReportHtml<'a> {
    frame: LetterFrame<'a>,
    w: &'a Words<'a>,
}

struct Words<'a> {
    locale: Locale,
    report: &'a Report,
    /// The desk's page of reports.
    link: String,
}

impl Words<'_> {
    fn t(&self, key: &str) -> String {
        t(self.locale, key).into_owned()
    }
}

/// # Errors
/// Of the database; an address that is none.
pub async fn compose_report(
    branding: &Branding,
    base_url: &str,
    conn: &mut AsyncPgConnection,
    letter: &LeasedLetter,
) -> anyhow::Result<Composed> {
    let id = letter.facts.get("report").and_then(|id| id.as_str());
    let report = match id.and_then(|id| id.parse().ok()) {
        Some(id) => load_report(conn, id).await?,
        None => None,
    };
    let (Some(report), Some(to)) = (report, letter.recipient.as_deref()) else {
        return Ok(Composed::Superseded);
    };
    let locale = Locale::parse(&letter.language).unwrap_or(Locale::Sv);
    let words = Words {
        locale,
        report: &report,
        link: format!("{base_url}/{}/desk/accessibility-reports", locale.tag()),
    };
    let frame = LetterFrame {
        branding,
        locale,
        subject: words.t("mail-report.subject"),
        from: branding.name.clone(),
    };
    Ok(Composed::Mail(Box::new(MailMessage {
        to: to.parse::<Address>()?,
        from: None,
        reply_to: None,
        subject: words.t("mail-report.subject"),
        text: ReportText { w: &words }.render()?,
        html: ReportHtml { frame, w: &words }.render()?,
        language: locale.tag(),
        calendar: None,
    })))
}
