//! The list as it is asked for: the own organisation and those below it, as far as the next controller.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};

use super::page::{MemberRow, MembersPage};
use crate::platform::auth::{Can, rights};
use crate::platform::i18n::{dates, t};
use crate::platform::ids::StaffId;
use crate::platform::input::paging::{Paging, Total};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::trim_typed;
use crate::platform::ui::form::Field;
use crate::platform::ui::{HtmlPage, Layout, PageLinks};
use crate::staff::desk::paths::{MEMBERS, NEW_MEMBER, member_path};
use crate::staff::desk::words::{LONG_UNUSED, is_long_unused, last_sign_in, role_in_words};
use crate::staff::directory::{DirectoryFilter, search_accounts};
use crate::staff::model::{StaffAccount, StaffGrant};
use crate::staff::query::grants_of;

const PER_PAGE: i64 = 50;
const MAX_PAGE: i64 = 200;
/// No name or address is longer.
const LONGEST: usize = 200;

pub async fn show(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::lenient(&request);
    let paging = Paging::lenient(&query, PER_PAGE, MAX_PAGE);
    let now = state.clock.now();
    let filter = filter(&query, now);
    let mut conn = state.db.get().await?;
    let (accounts, total) = search_accounts(&mut conn, &can.scope(), &filter, paging).await?;
    let ids: Vec<StaffId> = accounts.iter().map(|one| one.id).collect();
    let grants = grants_of(&mut conn, &ids).await?;
    let layout = Layout::asked(&request, &state, own_path(&filter))?;
    let rows = accounts.iter().map(|one| row(&layout, one, &grants, now));
    let shown = MembersPage {
        new_href: layout.url(NEW_MEMBER),
        search: search(&layout, &filter),
        only_unused: filter.unused_since.is_some(),
        is_part: filter.text.is_some() || filter.unused_since.is_some(),
        rows: rows.collect(),
        paging: PageLinks::of(layout.locale, paging, Total::Exactly(total), |page| {
            let path = layout.url(&layout.path);
            let sign = if path.contains('?') { '&' } else { '?' };
            format!("{path}{sign}page={page}")
        }),
        l: Layout {
            title: layout.t("staff-title").into_owned(),
            ..layout
        },
    };
    Ok(HtmlPage::private(shown).answer())
}

fn filter(query: &Query, now: DateTime<Utc>) -> DirectoryFilter {
    let typed = query.get("q").map(trim_typed);
    let typed = typed.filter(|text| !text.is_empty() && text.len() <= LONGEST);
    DirectoryFilter {
        text: typed.map(str::to_owned),
        unused_since: (query.get("unused") == Some("true")).then(|| now - LONG_UNUSED),
    }
}

fn search(layout: &Layout, filter: &DirectoryFilter) -> Field {
    let typed = filter.text.as_deref().unwrap_or_default();
    let field = Field::new("q", layout.t("staff-search")).kind("search", "");
    field.optional().value(typed)
}

/// This part of the list, after the language.
fn own_path(filter: &DirectoryFilter) -> String {
    let text = filter.text.as_deref().map(|text| ("q", text));
    let unused = filter.unused_since.map(|_since| ("unused", "true"));
    let asked: Vec<(&str, &str)> = text.into_iter().chain(unused).collect();
    match serde_html_form::to_string(asked) {
        Ok(query) if !query.is_empty() => format!("{MEMBERS}?{query}"),
        _ => MEMBERS.to_owned(),
    }
}

fn row(
    layout: &Layout,
    account: &StaffAccount,
    grants: &[StaffGrant],
    now: DateTime<Utc>,
) -> MemberRow {
    let locale = layout.locale;
    let own = grants.iter().filter(|grant| grant.staff_id == account.id);
    MemberRow {
        name: account.name.clone(),
        href: layout.url(&member_path(account.id)),
        email: account.email.clone(),
        roles: own.map(|grant| role_in_words(locale, grant)).collect(),
        last: match &account.email {
            Some(_) => dates::capital(&last_sign_in(locale, account, now)),
            None => t(locale, "staff-no-sign-in").into_owned(),
        },
        is_closed: account.disabled_at.is_some(),
        is_unused: is_long_unused(account, now),
    }
}
