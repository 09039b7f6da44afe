//! `/{lang}/desk/call-tasks/print`: the list on paper, for whoever rings without a screen.

use actix_web::{HttpRequest, HttpResponse, web};

use super::rows::phone;
use super::sheets::{CallSheet, PrintedCall};
use crate::booking::calls::{
    CallFilter, CallProgress, CallSessions, CallTask, ShownCall, list_calls, record_look,
};
use crate::booking::code::Code;
use crate::booking::desk::paths::{CALLS, filtered};
use crate::platform::auth::{Can, rights};
use crate::platform::i18n::{Locale, languages, t};
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};

/// More than anybody rings from one paper.
const MOST: Paging = Paging { page: 1, limit: 60 };

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (now, query) = (state.clock.now(), Query::lenient(&request));
    let asked = query
        .get("state")
        .and_then(|text| CallProgress::parse(text).ok());
    let mut conn = state.db.get().await?;
    let progress = asked.unwrap_or(CallProgress::Open);
    let filter = CallFilter::asked(&mut conn, &can, &query, progress).await?;
    let (mut calls, _) = list_calls(&mut conn, &filter.with_a_number(), MOST, now).await?;
    CallTask::hide_discreet(&mut conn, &mut calls).await?;
    let sessions = CallSessions::load(&mut conn, &calls, now).await?;
    record_look(&mut conn, &filter, now).await?;
    let mut layout = Layout::asked(
        &request,
        &state,
        filtered(&format!("{CALLS}/print"), &filter, &[]),
    )?;
    layout.title = t(layout.locale, "calls-title").into_owned();
    let locale = layout.locale;
    let shown = calls.iter().filter_map(|call| sessions.shown(call));
    Ok(HtmlPage::private(CallSheet {
        calls: shown.map(|call| printed(&call, locale)).collect(),
        back_href: layout.url(&filtered(CALLS, &filter, &[])),
        l: layout,
    })
    .answer())
}

fn printed(call: &ShownCall<'_>, locale: Locale) -> PrintedCall {
    let booking = &call.task.booking;
    let number = || Code::of(&booking.number).grouped;
    PrintedCall {
        is_code: booking.name.is_none(),
        name: booking.name.clone().unwrap_or_else(number),
        phone: phone(locale, call.task),
        language: languages::name(locale, &booking.language),
        session: call.session.in_a_line(locale),
        script: call.script_in(locale).text(),
    }
}
