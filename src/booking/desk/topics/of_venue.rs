//! `/{lang}/desk/venues/{venueId}/topics`: what a venue helps with, as it stands and as it is saved.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;

use super::affected::{AffectedIn, affected};
use super::form::{TopicsForm, TopicsOf};
use super::page::TopicsPage;
use crate::booking::access::see_other;
use crate::booking::desk::typed::number;
use crate::booking::present::RefusalText;
use crate::organisation;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::t;
use crate::platform::ids::StaffId;
use crate::platform::input::query::Query;
use crate::platform::problem::{Problem, UNSENT_FORM};
use crate::platform::state::AppState;
use crate::platform::text::LanguageTag;
use crate::platform::ui::{HtmlPage, Layout, StaffTab};
use crate::venue::{
    TopicRule, Venue, change_topics, find_venue_in_scope, parse_topic_rules, topics_of_venue,
};

struct VenueTopics {
    layout: Layout,
    venue: Venue,
    language: LanguageTag,
    stored: TopicsForm,
}

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = VenueTopics::load(&mut conn, &state, &request, &can.scope()).await?;
    let query = Query::lenient(&request);
    let notice = query.get("done").and_then(|what| screen.layout.done(what));
    let page = screen.page(&mut conn, &state, &screen.stored, None).await?;
    Ok(HtmlPage::private(TopicsPage { notice, ..page }).answer())
}

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = VenueTopics::load(&mut conn, &state, &request, &can.scope()).await?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let typed = screen.stored.clone().typed(&form);
    let version = number(form.text("version"), 0, i32::MAX, "/version");
    let saved = match sent.and_then(|()| Ok((version?, screen.rules(&typed)?))) {
        Ok((version, rules)) => save(&state, &screen.venue, version, rules, can.staff()).await,
        Err(problem) => Err(problem),
    };
    match saved {
        Ok(()) => {
            let path = screen.layout.url(&screen.layout.path);
            Ok(see_other(&format!("{path}?done=topics")))
        }
        Err(problem) if [401, 409, 412, 422].contains(&problem.kind.status) => {
            let page = screen
                .page(&mut conn, &state, &typed, Some(&problem))
                .await?;
            Ok(refused_page(HtmlPage::private(page).answer(), &problem))
        }
        Err(problem) => Err(problem),
    }
}

async fn save(
    state: &web::Data<AppState>,
    venue: &Venue,
    version: i32,
    rules: Vec<TopicRule>,
    by: StaffId,
) -> Result<(), Problem> {
    let (shared, now, venue) = (state.clone(), state.clock.now(), venue.clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        change_topics(&mut conn, &venue, version, rules, by, now).await
    })
    .await
}

impl VenueTopics {
    /// # Errors
    /// 404 outside the right's reach.
    async fn load(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let named = request.match_info().get("venueId").unwrap_or_default();
        let venue = find_venue_in_scope(conn, scope, named).await?;
        let language = organisation::language_of(conn, venue.organisation_id).await?;
        let rules = topics_of_venue(conn, venue.id).await?;
        Ok(Self {
            layout: Layout::asked(
                request,
                state,
                format!("/desk/venues/{}/topics", venue.slug),
            )?,
            stored: TopicsForm::stored(TopicsOf::Venue, language, &rules),
            language,
            venue,
        })
    }

    fn rules(&self, typed: &TopicsForm) -> Result<Vec<TopicRule>, Problem> {
        Ok(parse_topic_rules(&typed.requests(), self.language)?)
    }

    async fn page(
        &self,
        conn: &mut AsyncPgConnection,
        state: &AppState,
        form: &TopicsForm,
        problem: Option<&Problem>,
    ) -> Result<TopicsPage, Problem> {
        let (layout, locale) = (&self.layout, self.layout.locale);
        let errors = form.errors(locale, problem);
        let shown = problem.filter(|problem| problem.fields.is_empty());
        let shown = shown.filter(|problem| *problem.kind != UNSENT_FORM);
        let within = AffectedIn::Venue(self.venue.id);
        Ok(TopicsPage {
            notice: layout.unsent(problem),
            refused: shown.map(|problem| RefusalText::of(problem, locale)),
            summary: errors.summary(&borrowed(&form.labels(locale))),
            back_href: layout.tab_url(StaffTab::Plan),
            back: "topics-back-to-plan",
            lead: self.venue.name.clone(),
            how: t(locale, "topics-how").into_owned(),
            action: layout.url(&layout.path),
            version: self.venue.version,
            rows: form.rows(locale, &errors),
            affected: affected(conn, layout, within, state.clock.now()).await?,
            l: Layout {
                title: t(locale, "topics-title").into_owned(),
                error: problem.is_some(),
                ..layout.clone()
            },
        })
    }
}

/// The labels as the summary of errors takes them.
pub fn borrowed(labels: &[(String, String)]) -> Vec<(&str, &str)> {
    let labels = labels.iter();
    labels
        .map(|(name, label)| (name.as_str(), label.as_str()))
        .collect()
}
