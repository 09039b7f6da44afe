//! `/{lang}/desk/venues/{venueId}/topics`: what a venue helps with.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;

use super::affected::AffectedIn;
use super::form::{TopicsForm, TopicsOf};
use super::screen::TopicsScreen;
use crate::booking::desk::typed::number;
use crate::organisation;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::LanguageTag;
use crate::platform::ui::{Layout, StaffTab};
use crate::venue::{
    TopicRule, Venue, change_topics, find_venue_in_scope, parse_topic_rules, topics_of_venue,
};

struct VenueTopics {
    venue: Venue,
    /// The owner's first: what is typed is in it.
    language: LanguageTag,
    screen: TopicsScreen,
}

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let of = VenueTopics::load(&mut conn, &state, &request, &can.scope()).await?;
    of.screen.show(&mut conn, &request, state.clock.now()).await
}

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let of = VenueTopics::load(&mut conn, &state, &request, &can.scope()).await?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let typed = of.screen.stored.clone().typed(&form);
    let version = number(form.text("version"), 0, i32::MAX, "/version");
    let saved = match sent.and_then(|()| Ok((version?, of.rules(&typed)?))) {
        Ok((version, rules)) => save(&state, &of.venue, version, rules, can.staff()).await,
        Err(problem) => Err(problem),
    };
    let now = state.clock.now();
    of.screen.after(&mut conn, saved, &typed, now).await
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
        let path = format!("/desk/venues/{}/topics", venue.slug);
        let layout = Layout::asked(request, state, path)?;
        let screen = TopicsScreen {
            stored: TopicsForm::stored(TopicsOf::Venue, language, &rules),
            version: venue.version,
            within: AffectedIn::Venue(venue.id),
            lead: venue.name.clone(),
            how: "topics-how",
            back_href: layout.tab_url(StaffTab::Plan),
            back: "topics-back-to-plan",
            layout,
        };
        Ok(Self {
            venue,
            language,
            screen,
        })
    }

    fn rules(&self, typed: &TopicsForm) -> Result<Vec<TopicRule>, Problem> {
        Ok(parse_topic_rules(&typed.requests(), self.language)?)
    }
}
