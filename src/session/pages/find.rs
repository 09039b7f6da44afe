//! The pages to find a session on: the start, the list, a venue's, a campaign's. Their parameters
//! are the API's and `when`; what is unknown or cannot be read is ignored.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::facets::Facets;
use super::facts::{days, today};
use super::views::{Empty, Filter as Form, ListPage, Paging as Pages, StartPage, When};
use crate::organisation::municipality_named;
use crate::platform::http::request::query::Query;
use crate::platform::http::response::list::Paging;
use crate::platform::i18n::{Locale, t};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::Slug;
use crate::platform::ui::{HtmlPage, Layout};
use crate::schema::{campaigns, venues};
use crate::session::filter::{Bound, Filter, Seen, Sort};
use crate::session::list;

const PER_PAGE: i64 = 20;

/// `/{lang}/`: today and the rest of the week.
pub(super) async fn start(
    state: web::Data<AppState>,
    lang: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let asked = Query::lenient(&request);
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    let facets = Facets::load(&mut conn, now).await?;
    let mut filter = wanted(&mut conn, &asked, now).await?;
    if asked.get("from").is_none() && asked.get("when").is_none() {
        let (first, last) = When::Week.days(today(now));
        (filter.from, filter.to) = (Some(Bound::Day(first)), last.map(Bound::Day));
    }
    let paging = Paging {
        page: 1,
        limit: PER_PAGE,
    };
    let (rows, _) = list::page(&mut conn, &filter, paging, now).await?;
    let when = When::parse(asked.get("when").unwrap_or_default());
    let town = asked.get("municipality").unwrap_or_default();
    let form = Form::new(
        locale,
        format!("/{}/sessions", locale.tag()),
        when.choices(locale, today(now)),
        facets.towns(town),
        facets.languages(locale, asked.get("language").unwrap_or_default()),
    );
    let page = StartPage {
        l: Layout::new(locale, "/", t(locale, "start-title")),
        filter: form,
        days: days(locale, &rows, now),
        all_href: match town {
            "" => format!("/{}/sessions", locale.tag()),
            town => format!(
                "/{}/sessions?{}",
                locale.tag(),
                query_of(&[("municipality", town)])
            ),
        },
    };
    Ok(HtmlPage::private(page).answer())
}

/// What heads a list, and what it is narrowed to before anybody chose.
struct Head {
    path: String,
    heading: String,
    lead: Option<String>,
    fixed: Option<(&'static str, String)>,
    organisation: Option<String>,
    phone: Option<(String, Option<String>)>,
}

/// `/{lang}/sessions`.
pub(super) async fn all(
    state: web::Data<AppState>,
    lang: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    listed(&state, locale, &request, None).await
}

/// `/{lang}/venues/{slug}`.
pub(super) async fn venue(
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (lang, slug) = path.into_inner();
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let slug = Slug::parse(&slug).map_err(|_fault| Problem::not_found())?;
    let mut conn = state.db.get().await?;
    let found: Option<(String, String, Option<String>, Option<String>)> = venues::table
        .filter(venues::slug.eq(slug.as_str()))
        .select((venues::slug, venues::name, venues::address, venues::phone))
        .get_result(&mut conn)
        .await
        .optional()?;
    drop(conn);
    let (slug, name, address, phone) = found.ok_or_else(Problem::not_found)?;
    let head = Head {
        path: format!("/venues/{slug}"),
        heading: ListPage::title(locale, Some(&name)),
        lead: address.clone(),
        fixed: Some(("venue", slug)),
        organisation: Some(name),
        phone: phone.map(|phone| (phone, address)),
    };
    listed(&state, locale, &request, Some(head)).await
}

/// `/{lang}/campaigns/{slug}`.
pub(super) async fn campaign(
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (lang, slug) = path.into_inner();
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let slug = Slug::parse(&slug).map_err(|_fault| Problem::not_found())?;
    let mut conn = state.db.get().await?;
    let found: Option<(String, String)> = campaigns::table
        .filter(campaigns::slug.eq(slug.as_str()))
        .select((campaigns::slug, campaigns::name))
        .get_result(&mut conn)
        .await
        .optional()?;
    drop(conn);
    let (slug, name) = found.ok_or_else(Problem::not_found)?;
    let head = Head {
        path: format!("/campaigns/{slug}"),
        heading: name,
        lead: None,
        fixed: Some(("campaign", slug)),
        organisation: None,
        phone: None,
    };
    listed(&state, locale, &request, Some(head)).await
}

async fn listed(
    state: &AppState,
    locale: Locale,
    request: &HttpRequest,
    head: Option<Head>,
) -> Result<HttpResponse, Problem> {
    let asked = Query::lenient(request);
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    let facets = Facets::load(&mut conn, now).await?;
    let town = asked
        .get("municipality")
        .and_then(|chosen| facets.town(chosen));
    let head = head.unwrap_or_else(|| Head {
        path: "/sessions".to_owned(),
        heading: ListPage::title(locale, town),
        lead: None,
        fixed: None,
        organisation: None,
        phone: None,
    });
    let mut filter = wanted(&mut conn, &asked, now).await?;
    narrow(&mut filter, head.fixed.as_ref());
    let page = asked
        .get("page")
        .and_then(|page| page.parse().ok())
        .unwrap_or(1);
    let paging = Paging {
        page: i64::clamp(page, 1, 500),
        limit: PER_PAGE,
    };
    let (rows, total) = list::page(&mut conn, &filter, paging, now).await?;
    let action = format!("/{}{}", locale.tag(), head.path);
    let empty = if rows.is_empty() {
        let nearest = nearest(&mut conn, &filter, now).await?;
        let others = days(locale, &nearest, now);
        Some(Empty::new(locale, filter.free, action.clone(), others))
    } else {
        None
    };
    let pages = (total + PER_PAGE - 1) / PER_PAGE;
    let view = ListPage {
        l: layout(locale, &head, request),
        heading: head.heading.clone(),
        lead: head.lead.clone(),
        filter: form(locale, &action, &asked, &facets, now),
        found: (total > 0).then(|| ListPage::found(locale, total)),
        empty,
        days: days(locale, &rows, now),
        paging: Pages::of(locale, (paging.page, pages), |page| {
            format!("{action}?{}", with_page(request, page))
        }),
    };
    Ok(HtmlPage::private(view).answer())
}

fn layout(locale: Locale, head: &Head, request: &HttpRequest) -> Layout {
    let path = match request.query_string() {
        "" => head.path.clone(),
        query => format!("{}?{query}", head.path),
    };
    let mut layout = Layout::new(locale, path, head.heading.clone());
    if let Some(name) = &head.organisation {
        layout = layout.of(name.clone());
    }
    match &head.phone {
        Some((phone, place)) => layout.reached_at(phone.clone(), place.clone()),
        None => layout,
    }
}

/// The form above the list, with what was chosen.
fn form(locale: Locale, action: &str, asked: &Query, facets: &Facets, now: DateTime<Utc>) -> Form {
    let chosen = |name: &str| asked.get(name).unwrap_or_default().to_owned();
    let kept = ["venue", "campaign", "kind", "q"]
        .into_iter()
        .filter_map(|name| {
            asked
                .get(name)
                .map(|text| (name.to_owned(), text.to_owned()))
        })
        .collect();
    let form = Form::new(
        locale,
        action,
        When::parse(&chosen("when")).choices(locale, today(now)),
        facets.towns(&chosen("municipality")),
        facets.languages(locale, &chosen("language")),
    );
    Form {
        kept,
        ..form.with_more(
            locale,
            facets.topics(locale, &chosen("topic")),
            chosen("from"),
            chosen("free") == "true",
        )
    }
}

/// What the parameters ask for. What is over stays out; today's is there as long as it lasts.
async fn wanted(
    conn: &mut AsyncPgConnection,
    asked: &Query,
    now: DateTime<Utc>,
) -> Result<Filter, Problem> {
    let mut filter = Filter::lenient(asked, Seen::Public, now);
    filter.statuses.clear();
    filter.sort = Sort::StartsAt;
    if asked.get("from").is_none() {
        let when = When::parse(asked.get("when").unwrap_or_default());
        let (first, last) = when.days(today(now));
        filter.from = Some(Bound::Day(first));
        filter.to = filter.to.or(last.map(Bound::Day));
        filter.not_over = true;
    }
    if let Some(text) = asked.get("municipality") {
        filter.municipality = match municipality_named(conn, text).await {
            Ok(found) => Some(found.id),
            Err(refused) if refused.kind.is_server_error() => return Err(refused),
            Err(_unknown) => None,
        };
    }
    Ok(filter)
}

fn narrow(filter: &mut Filter, fixed: Option<&(&'static str, String)>) {
    match fixed {
        Some(("venue", slug)) => filter.venue = Some(slug.clone()),
        Some((_, slug)) => filter.campaign = Some(slug.clone()),
        None => {}
    }
}

/// The three that come next at the same place, or anywhere.
async fn nearest(
    conn: &mut AsyncPgConnection,
    filter: &Filter,
    now: DateTime<Utc>,
) -> QueryResult<Vec<crate::session::rows::Full>> {
    let paging = Paging { page: 1, limit: 3 };
    let mut wider = Filter::upcoming(Seen::Public, now);
    wider.municipality = filter.municipality;
    wider.venue.clone_from(&filter.venue);
    let (rows, _) = list::page(conn, &wider, paging, now).await?;
    if !rows.is_empty() {
        return Ok(rows);
    }
    let anywhere = Filter::upcoming(Seen::Public, now);
    Ok(list::page(conn, &anywhere, paging, now).await?.0)
}

fn query_of(pairs: &[(&str, &str)]) -> String {
    serde_html_form::to_string(pairs).unwrap_or_default()
}

/// The request's own query with another page.
fn with_page(request: &HttpRequest, page: i64) -> String {
    request
        .query_string()
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("page="))
        .map(str::to_owned)
        .chain([format!("page={page}")])
        .collect::<Vec<_>>()
        .join("&")
}
