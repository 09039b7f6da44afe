//! The page as it is asked for. A look at names is recorded, one row for one look.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::page::{LettersPage, UndeliveredRow};
use crate::booking::code::Code;
use crate::booking::desk::booking::tell_key;
use crate::booking::desk::paths::{LETTERS, booking_path};
use crate::booking::letters::{UndeliveredLetter, undelivered_letters};
use crate::platform::audit::{self, Act};
use crate::platform::auth::{Can, rights};
use crate::platform::i18n::{dates, t};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time;
use crate::platform::ui::{DeskNavigation, HtmlPage, Layout, StaffTab};

/// A page shows no more.
const MOST: i64 = 100;

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (scope, now) = (can.scope(), state.clock.now());
    let layout = Layout::asked(&request, &state, LETTERS)?;
    let at = DeskNavigation::of(&request).venue();
    let mut conn = state.db.get().await?;
    let mut found = undelivered_letters(&mut conn, &scope, at, MOST + 1, now).await?;
    let more = i64::try_from(found.len()).is_ok_and(|found| found > MOST);
    found.truncate(usize::try_from(MOST).unwrap_or(0));
    if !found.is_empty() {
        let look = Act {
            staff: can.staff(),
            organisation: scope.owners().next(),
            act: "letters.read",
            object: at.map_or(can.staff().into(), Into::into),
            facts: json!({}),
        };
        audit::record(&mut conn, look, now).await?;
    }
    let today = time::today(now);
    let rows = found.iter().map(|one| row(&layout, one, today));
    Ok(HtmlPage::private(LettersPage {
        back_href: layout.tab_url(StaffTab::Today),
        rows: rows.collect(),
        more: more.then(|| t(layout.locale, "letters-more").into_owned()),
        l: Layout {
            title: t(layout.locale, "letters-title").into_owned(),
            ..layout
        },
    })
    .answer())
}

fn row(layout: &Layout, one: &UndeliveredLetter, today: chrono::NaiveDate) -> UndeliveredRow {
    let (locale, booking) = (layout.locale, &one.booking);
    let name = booking.name.clone().filter(|_| one.discreet != Some(true));
    let own = layout.url(&booking_path(booking));
    let when = dates::day_and_time(locale, one.day, one.time, today);
    let can_be_sent = booking.address_wanted().is_some() && !one.letter.is_on_its_way();
    UndeliveredRow {
        is_code: name.is_none(),
        name: name.unwrap_or_else(|| Code::of(&booking.number).grouped),
        when: dates::capital(&when),
        what: t(locale, &format!("letter-{}", one.letter.kind.name())).into_owned(),
        to: one.letter.masked_recipient(),
        why: match one.letter.not_delivered() {
            Some(why) => why.words(locale),
            None => t(locale, "letters-late"),
        }
        .into_owned(),
        resend_action: can_be_sent.then(|| format!("{own}/letter")),
        tell_action: format!("{own}/call"),
        tell: tell_key(booking),
        href: own,
    }
}
