//! An account in words: its roles with where they hold, and when somebody signed in last.

use chrono::{DateTime, TimeDelta, Utc};

use crate::platform::i18n::{Locale, dates, named, t, t_with};
use crate::platform::time::{Zone, local, today};
use crate::staff::model::{StaffAccount, StaffGrant};
use crate::staff::unused::NOTICE;

/// An account that nobody has used for so long is named.
pub const LONG_UNUSED: TimeDelta = TimeDelta::days(183);

/// "planerare, Katrineholms kommun"; of a venue "disk, Lässtugan".
pub fn role_in_words(locale: Locale, grant: &StaffGrant) -> String {
    let role = named(locale, "role", &grant.role);
    match grant.venue.as_ref().or(grant.organisation.as_ref()) {
        Some(place) => format!("{role}, {}", place.name),
        None => role.into_owned(),
    }
}

/// "tisdag 6 oktober kl. 13.02"; that there was none.
pub fn last_sign_in(locale: Locale, account: &StaffAccount, now: DateTime<Utc>) -> String {
    match (account.signed_in_at, &account.email) {
        (_, None) => t(locale, "staff-no-email").into_owned(),
        (None, _) => t(locale, "staff-never").into_owned(),
        (Some(at), _) => instant(locale, at, now),
    }
}

/// "tisdag 6 oktober kl. 13.02".
pub fn instant(locale: Locale, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let (day, time) = local(at, Zone::STOCKHOLM);
    dates::day_and_time(locale, day, time, today(now))
}

/// Whether nobody has signed in for half a year with an account that is open.
pub fn is_long_unused(account: &StaffAccount, now: DateTime<Utc>) -> bool {
    let used = account.signed_in_at.unwrap_or(account.created_at);
    account.email.is_some() && account.disabled_at.is_none() && used <= now - LONG_UNUSED
}

/// "Kontot stängs 20 oktober 2026…"; none where nobody was told so, or the account was used since.
pub fn closes_on(locale: Locale, account: &StaffAccount, after: u16) -> Option<String> {
    let used = account.signed_in_at.unwrap_or(account.created_at);
    let told = account.unused_warned_at.filter(|told| *told > used)?;
    if account.disabled_at.is_some() || after == 0 {
        return None;
    }
    let closes = (used + TimeDelta::days(after.into())).max(told + NOTICE);
    let day = dates::day_long_with_year(locale, today(closes)).into();
    Some(t_with(locale, "staff-closes", &[("day", day)]))
}

/// "Kontot är stängt sedan tisdag 6 oktober."; none for an open one.
pub fn closed_since(locale: Locale, account: &StaffAccount, now: DateTime<Utc>) -> Option<String> {
    let since = today(account.disabled_at?);
    let day = dates::day(locale, since, today(now));
    Some(t_with(locale, "staff-closed-since", &[("day", day.into())]))
}
