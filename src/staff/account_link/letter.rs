//! The letter that brings a link. Its row holds the link's id alone; the link itself is written when the letter is
//! sent.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::link::LinkKind;
use super::secret::LinkSecret;
use crate::platform::i18n::{Locale, t, t_with};
use crate::platform::mail::lease::LeasedLetter;
use crate::platform::mail::worker::Composed;
use crate::schema::{account_links, organisations, staff};
use crate::staff::letter_words::{AccountLetterContext, LetterWords, mail};

/// A link as its letter needs it.
#[derive(Queryable)]
struct Sent {
    secret_hash: Vec<u8>,
    expires_at: DateTime<Utc>,
    name: String,
    /// None for the operator.
    organisation: Option<String>,
}

/// # Errors
/// Of the database; an address that is none; a key that was taken away.
pub async fn compose_link_letter(
    context: AccountLetterContext<'_>,
    conn: &mut AsyncPgConnection,
    letter: &LeasedLetter,
) -> anyhow::Result<Composed> {
    let id = letter.facts.get("link").and_then(|id| id.as_str());
    let id = id.and_then(|id| id.parse::<Uuid>().ok());
    let sent = match id {
        Some(id) => load(conn, id).await?,
        None => None,
    };
    let (Some(id), Some(sent), Some(to)) = (id, sent, letter.recipient.as_deref()) else {
        return Ok(Composed::Superseded);
    };
    if sent.expires_at <= context.now {
        return Ok(Composed::Expired);
    }
    let Some(secret) = LinkSecret::of_hash(context.keys, id, &sent.secret_hash) else {
        return Ok(Composed::Superseded);
    };
    let locale = Locale::parse(&letter.language).unwrap_or_default().page();
    let kind = LinkKind::parse(&letter.kind).map_err(|fault| anyhow::anyhow!(fault.code))?;
    let link = format!(
        "{}/{}/desk/password?key={}",
        context.base_url,
        locale.tag(),
        secret.text
    );
    let words = words(locale, kind, &sent, link);
    mail(context.branding, locale, to, &words)
}

async fn load(conn: &mut AsyncPgConnection, link: Uuid) -> QueryResult<Option<Sent>> {
    account_links::table
        .inner_join(staff::table)
        .left_join(organisations::table)
        .filter(account_links::id.eq(link))
        .select((
            account_links::secret_hash,
            account_links::expires_at,
            staff::name,
            organisations::name.nullable(),
        ))
        .get_result(conn)
        .await
        .optional()
}

fn words(locale: Locale, kind: LinkKind, sent: &Sent, link: String) -> LetterWords {
    let place = || sent.organisation.as_deref().unwrap_or_default().into();
    let name = || sent.name.as_str().into();
    let (title, lead, until) = match kind {
        LinkKind::Invitation => (
            t_with(
                locale,
                "mail-invitation.subject",
                &[("organisation", place())],
            ),
            t_with(
                locale,
                "mail-invitation",
                &[("name", name()), ("organisation", place())],
            ),
            t(locale, "mail-invitation.until"),
        ),
        LinkKind::PasswordReset => (
            t(locale, "mail-password-reset.subject").into_owned(),
            t_with(locale, "mail-password-reset", &[("name", name())]),
            t(locale, "mail-password-reset.until"),
        ),
    };
    LetterWords {
        title,
        lead,
        button: t(locale, "mail-choose-password").into_owned(),
        link,
        until: until.into_owned(),
        otherwise: t(locale, "mail-choose-password.otherwise").into_owned(),
    }
}
