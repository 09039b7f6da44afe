//! The pages that list sessions: all of them, those at a venue, those of a campaign.
//! An empty list names what to take back, and the next sessions nearby.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;

use super::facets::Facets;
use super::filter_form::{FilterForm, When};
use super::list_page::{EmptyList, ListPage};
use super::search::{read_filter, with_page};
use super::venue_head::VenueHead;
use crate::campaign::campaign_named;
use crate::platform::contact::ShownPhone;
use crate::platform::i18n::Locale;
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::today;
use crate::platform::ui::PageLinks;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::feeds::link::FeedLink;
use crate::session::list::filter::{ListScope, SessionFilter};
use crate::session::list::page::page as list_page;
use crate::session::list::rows::SessionRow;
use crate::session::present::days::ListedSessions;
use crate::venue::{OpeningBlock, opening_blocks, opening_hours};

const PER_PAGE: i64 = 20;
const MAX_PAGE: i64 = 500;

/// What a list is about, before the visitor narrows it.
#[derive(Default)]
enum Subject {
    #[default]
    Everything,
    Venue(String),
    Campaign(String),
}

impl Subject {
    /// Of all sessions there is none.
    fn feed(&self, state: &AppState, locale: Locale) -> Option<FeedLink> {
        let feed = match self {
            Self::Everything => return None,
            Self::Venue(slug) => format!("venues/{slug}"),
            Self::Campaign(slug) => format!("campaigns/{slug}"),
        };
        Some(FeedLink::to(state, &feed, locale))
    }
}

#[derive(Default)]
struct ListHead {
    path: String,
    heading: String,
    lead: Option<String>,
    subject: Subject,
    organisation: Option<String>,
    phone: Option<ShownPhone>,
    /// Of a venue.
    opening: Vec<OpeningBlock>,
    /// Name and address of the venue that answers the phone.
    place: Option<String>,
}

/// `/{lang}/sessions`.
pub(super) async fn all(
    state: web::Data<AppState>,
    lang: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    show(&state, locale, &request, None).await
}

/// `/{lang}/venues/{slug}`.
pub(super) async fn venue(
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (lang, slug) = path.into_inner();
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let (venue, hours) = {
        let mut conn = state.db.get().await?;
        let venue = VenueHead::load(&mut conn, &slug).await?;
        let stored = opening_hours(&mut conn, venue.id).await?;
        (venue, stored.hours)
    };
    let head = ListHead {
        path: format!("/venues/{}", venue.slug),
        heading: ListPage::title(locale, Some(&venue.name)),
        opening: opening_blocks(&hours, locale, today(state.clock.now())),
        phone: venue.phone(locale),
        place: Some(venue.place()),
        lead: venue.address,
        subject: Subject::Venue(venue.slug),
        organisation: Some(venue.name),
    };
    show(&state, locale, &request, Some(head)).await
}

/// `/{lang}/campaigns/{slug}`.
pub(super) async fn campaign(
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (lang, slug) = path.into_inner();
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let found = {
        let mut conn = state.db.get().await?;
        campaign_named(&mut conn, &slug).await?
    };
    let (slug, name) = found.ok_or_else(Problem::not_found)?;
    let head = ListHead {
        path: format!("/campaigns/{slug}"),
        heading: name,
        subject: Subject::Campaign(slug),
        ..ListHead::default()
    };
    show(&state, locale, &request, Some(head)).await
}

async fn show(
    state: &AppState,
    locale: Locale,
    request: &HttpRequest,
    head: Option<ListHead>,
) -> Result<HttpResponse, Problem> {
    let query = Query::lenient(request);
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    let facets = Facets::load(&mut conn, now).await?;
    let municipality = query
        .get("municipality")
        .and_then(|chosen| facets.municipality(chosen));
    let head = head.unwrap_or_else(|| ListHead {
        path: "/sessions".to_owned(),
        heading: ListPage::title(locale, municipality),
        ..ListHead::default()
    });
    let mut filter = read_filter(&mut conn, &query, now).await?;
    match &head.subject {
        Subject::Everything => {}
        Subject::Venue(slug) => filter.venue = Some(slug.clone()),
        Subject::Campaign(slug) => filter.campaign = Some(slug.clone()),
    }
    let paging = Paging::lenient(&query, PER_PAGE, MAX_PAGE);
    let (rows, total) = list_page(&mut conn, &filter, paging, now).await?;
    let action = format!("/{}{}", locale.tag(), head.path);
    let mut empty = None;
    if rows.is_empty() {
        let nearest = nearest(&mut conn, &filter, now).await?;
        let nearest = ListedSessions::with_meetings(&conn, nearest)
            .await?
            .days(locale, now);
        empty = Some(EmptyList::new(locale, filter.free, action.clone(), nearest));
    }
    let sessions = ListedSessions::with_meetings(&conn, rows).await?;
    let view = ListPage {
        l: layout(state, locale, &head, request),
        heading: head.heading.clone(),
        lead: head.lead.clone(),
        opening: head.opening.clone(),
        programme_href: match &head.subject {
            Subject::Venue(_) => Some(format!("{action}/programme")),
            _ => None,
        },
        filter: form(locale, &action, &query, &facets, now),
        found: (total.known() > 0).then(|| ListPage::found(locale, total)),
        empty,
        days: sessions.days(locale, now),
        paging: PageLinks::of(locale, paging, total, |page| {
            format!("{action}?{}", with_page(request, page))
        }),
        feed: head.subject.feed(state, locale),
    };
    Ok(HtmlPage::private(view).answer())
}

fn layout(state: &AppState, locale: Locale, head: &ListHead, request: &HttpRequest) -> Layout {
    let path = match request.query_string() {
        "" => head.path.clone(),
        query => format!("{}?{query}", head.path),
    };
    let mut layout = Layout::new(&state.branding, locale, path, head.heading.clone());
    if let Some(name) = &head.organisation {
        layout = layout.of(name.clone());
    }
    match &head.phone {
        Some(phone) => layout.answering_phone(phone.clone(), head.place.clone()),
        None => layout,
    }
}

/// The form above the list, with the visitor's choices.
fn form(
    locale: Locale,
    action: &str,
    query: &Query,
    facets: &Facets,
    now: DateTime<Utc>,
) -> FilterForm {
    let chosen = |name: &str| query.get(name).unwrap_or_default().to_owned();
    let carried = ["venue", "campaign", "kind", "q"]
        .into_iter()
        .filter_map(|name| {
            query
                .get(name)
                .map(|text| (name.to_owned(), text.to_owned()))
        })
        .collect();
    let form = FilterForm::new(
        locale,
        action,
        When::parse(&chosen("when")).choices(locale, today(now)),
        facets.municipalities(&chosen("municipality")),
        facets.languages(locale, &chosen("language")),
    );
    FilterForm {
        carried,
        ..form.with_more(
            locale,
            facets.topics(locale, &chosen("topic")),
            chosen("from"),
            chosen("free") == "true",
        )
    }
}

/// The next three sessions at the same place, or anywhere.
async fn nearest(
    conn: &mut AsyncPgConnection,
    filter: &SessionFilter,
    now: DateTime<Utc>,
) -> QueryResult<Vec<SessionRow>> {
    let paging = Paging { page: 1, limit: 3 };
    let mut wider = SessionFilter::upcoming(ListScope::Public, now);
    wider.municipality = filter.municipality;
    wider.venue.clone_from(&filter.venue);
    let (rows, _) = list_page(conn, &wider, paging, now).await?;
    if !rows.is_empty() {
        return Ok(rows);
    }
    let anywhere = SessionFilter::upcoming(ListScope::Public, now);
    Ok(list_page(conn, &anywhere, paging, now).await?.0)
}
