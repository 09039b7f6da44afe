//! `/{lang}/desk/sessions/{sessionId}/topics`: what holds in one session alone. A meeting's is its course's.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use super::affected::{AffectedIn, affected};
use super::form::{TopicsForm, TopicsOf};
use super::of_venue::borrowed;
use super::page::TopicsPage;
use crate::booking::access::{path_id, see_other};
use crate::booking::actions::{change_session, plan_session_change};
use crate::booking::desk::paths::{roster_path, topics_path};
use crate::booking::desk::typed::number;
use crate::booking::present::{RefusalText, SessionDetails};
use crate::organisation;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::db::Conn;
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::t;
use crate::platform::input::query::Query;
use crate::platform::problem::{Problem, UNSENT_FORM};
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::{self, Patch, own_topics};

struct SessionTopics {
    layout: Layout,
    details: SessionDetails,
    stored: TopicsForm,
}

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = SessionTopics::load(&mut conn, &state, &request, &can.scope()).await?;
    if let Some(course) = screen.details.session.course_id {
        return Ok(see_other(&screen.layout.url(&topics_path(course))));
    }
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
    let screen = SessionTopics::load(&mut conn, &state, &request, &can.scope()).await?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let typed = screen.stored.clone().typed(&form);
    let version = number(form.text("version"), 0, i32::MAX, "/version");
    let saved = match sent.and(version) {
        Ok(version) => {
            screen
                .save(&mut conn, &state, &typed, version, can.scope())
                .await
        }
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

impl SessionTopics {
    /// # Errors
    /// 404 outside the right's reach.
    async fn load(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let id = path_id(request, "sessionId").ok_or_else(Problem::not_found)?;
        let found = session::load_within(conn, id, scope).await?;
        let session = found.ok_or_else(Problem::not_found)?;
        let language = organisation::language_of(conn, session.organisation_id).await?;
        let own = own_topics(conn, session.id).await?;
        Ok(Self {
            layout: Layout::asked(request, state, topics_path(session.id))?,
            stored: TopicsForm::stored(TopicsOf::Session, language, &own),
            details: SessionDetails::load(conn, session, state.clock.now()).await?,
        })
    }

    /// Changes the session, as the API does: it is the same change.
    async fn save(
        &self,
        conn: &mut Conn,
        state: &web::Data<AppState>,
        typed: &TopicsForm,
        version: i32,
        scope: Scope,
    ) -> Result<(), Problem> {
        let session = &self.details.session;
        let patch = Patch::from_iter([("topicPolicy".to_owned(), json!(typed.requests()))]);
        let planned = plan_session_change(conn, session, patch, &scope).await?;
        let Some(mut planned) = planned else {
            return Ok(());
        };
        planned.version = version;
        let (shared, now, id) = (state.clone(), state.clock.now(), session.id);
        run_detached(async move {
            let mut conn = shared.db.get().await?;
            change_session(&mut conn, id, &planned, scope.staff, now)
                .await
                .map(drop)
        })
        .await
    }

    async fn page(
        &self,
        conn: &mut AsyncPgConnection,
        state: &AppState,
        form: &TopicsForm,
        problem: Option<&Problem>,
    ) -> Result<TopicsPage, Problem> {
        let (layout, session) = (&self.layout, &self.details.session);
        let locale = layout.locale;
        let errors = form.errors(locale, problem);
        let shown = problem.filter(|problem| problem.fields.is_empty());
        let shown = shown.filter(|problem| *problem.kind != UNSENT_FORM);
        let within = AffectedIn::Session(session.id);
        let (title, when) = (
            self.details.title(locale).0,
            self.details.when_in_a_sentence(locale),
        );
        Ok(TopicsPage {
            notice: layout.unsent(problem),
            refused: shown.map(|problem| RefusalText::of(problem, locale)),
            summary: errors.summary(&borrowed(&form.labels(locale))),
            back_href: layout.url(&roster_path(session)),
            back: "back-to-session",
            lead: format!("{title}, {when}"),
            how: t(locale, "topics-how-session").into_owned(),
            action: layout.url(&layout.path),
            version: session.version,
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
