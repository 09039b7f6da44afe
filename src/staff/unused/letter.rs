//! The letter that says when an account will be closed.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Deserialize;

use crate::platform::i18n::{Locale, dates, t, t_with};
use crate::platform::ids::StaffId;
use crate::platform::mail::lease::LeasedLetter;
use crate::platform::mail::worker::Composed;
use crate::schema::{organisations, staff};
use crate::staff::letter_words::{AccountLetterContext, LetterWords, mail};

/// Its kind.
pub const CLOSING_LETTER: &str = "account-closing";

/// What its row holds.
#[derive(Deserialize)]
struct Facts {
    staff: StaffId,
    closes: NaiveDate,
}

/// An account that is open and was not used since its owner was to be told.
#[derive(Queryable)]
struct Told {
    name: String,
    organisation: Option<String>,
}

/// # Errors
/// Of the database; an address that is none.
pub async fn compose_closing_letter(
    context: AccountLetterContext<'_>,
    conn: &mut AsyncPgConnection,
    letter: &LeasedLetter,
) -> anyhow::Result<Composed> {
    let facts: Facts = serde_json::from_value(letter.facts.clone())?;
    let told = find_unused(conn, facts.staff).await?;
    let (Some(told), Some(to)) = (told, letter.recipient.as_deref()) else {
        return Ok(Composed::Superseded);
    };
    let locale = Locale::parse(&letter.language).unwrap_or_default().page();
    let link = format!("{}/{}/desk/sign-in", context.base_url, locale.tag());
    let place = told.organisation.as_ref().unwrap_or(&context.branding.name);
    let words = words(locale, &told.name, place, facts.closes, link);
    mail(context.branding, locale, to, &words)
}

async fn find_unused(conn: &mut AsyncPgConnection, id: StaffId) -> QueryResult<Option<Told>> {
    let never = staff::signed_in_at.is_null().nullable();
    let unused = never.or(staff::unused_warned_at.gt(staff::signed_in_at));
    staff::table
        .left_join(organisations::table)
        .filter(staff::id.eq(id))
        .filter(staff::disabled_at.is_null())
        .filter(unused)
        .select((staff::name, organisations::name.nullable()))
        .get_result(conn)
        .await
        .optional()
}

fn words(locale: Locale, name: &str, place: &str, closes: NaiveDate, link: String) -> LetterWords {
    let day = dates::day_long_with_year(locale, closes);
    let day = || day.as_str().into();
    let whose = [("name", name.into()), ("place", place.into())];
    LetterWords {
        title: t_with(locale, "mail-closing.subject", &[("day", day())]),
        lead: t_with(locale, "mail-closing", &whose),
        button: t(locale, "mail-closing.button").into_owned(),
        link,
        until: t_with(locale, "mail-closing.until", &[("day", day())]),
        otherwise: t(locale, "mail-closing.otherwise").into_owned(),
    }
}
