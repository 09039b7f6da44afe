//! `/{lang}/desk/sessions/{sessionId}/cancellation`: asked first, then done. Where others would be told than were shown,
//! they are shown first. Whoever serves people and may not cancel is told whom to ring.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use super::page::CancelSessionPage;
use crate::booking::access::{path_id, see_other, session_to_serve};
use crate::booking::actions::{NotifiedCounts, cancel_session, would_be_told};
use crate::booking::desk::ask_planners::ask_planners;
use crate::booking::desk::paths::{cancel_session_path, roster_path, told_path};
use crate::booking::desk::reasons::{self, Reasons};
use crate::booking::desk::told::ahead::ToldAhead;
use crate::booking::desk::typed::seal;
use crate::booking::input::parse_reason;
use crate::booking::present::{RefusalText, SessionDetails};
use crate::organisation;
use crate::platform::auth::{Can, Permission, Scope, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::{t, t_with};
use crate::platform::ids::StaffId;
use crate::platform::problem::{Problem, UNSENT_FORM};
use crate::platform::state::AppState;
use crate::platform::text::{LanguageTag, LocalText};
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::{self, Session, Status};

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (mut conn, actor) = (state.db.get().await?, can.actor());
    if !actor.may(Permission::PublishSessions) {
        let session = session_to_serve(&mut conn, &can, path_id(&request, "sessionId")).await?;
        let layout = Layout::asked(&request, &state, cancel_session_path(session.id))?;
        let venue = session.venue_id.to_string();
        return ask_planners(&mut conn, layout, actor, "roster-cancel", Some(&venue)).await;
    }
    let scope = actor.scope(Permission::PublishSessions);
    let screen = Screen::load(&mut conn, &state, &request, &scope).await?;
    let status = screen.session().status(state.clock.now());
    if matches!(status, Status::Past | Status::Cancelled) {
        let roster = roster_path(screen.session());
        return Ok(see_other(&screen.layout.url(&roster)));
    }
    let reasons = Reasons::empty(&screen.languages);
    Ok(screen.answer(&reasons, None, None))
}

pub async fn submit(
    can: Can<rights::PublishSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let screen = {
        let mut conn = state.db.get().await?;
        Screen::load(&mut conn, &state, &request, &can.scope()).await?
    };
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let reasons = Reasons::typed(&form, &screen.languages);
    if sent.is_ok() && form.text("seen") != screen.seal() {
        let notice = t(screen.layout.locale, "cancel-one-changed").into_owned();
        return Ok(screen.answer(&reasons, None, Some(notice)));
    }
    let reason = match sent {
        Ok(()) => screen.reason(&reasons),
        Err(problem) => Err(problem),
    };
    let done = match reason {
        Ok(reason) => carry_out(&state, screen.session(), reason, can.staff()).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(told) => Ok(see_other(&screen.after(told))),
        Err(problem) if [401, 409, 422].contains(&problem.kind.status) => {
            Ok(screen.answer(&reasons, Some(problem), None))
        }
        Err(problem) => Err(problem),
    }
}

async fn carry_out(
    state: &web::Data<AppState>,
    session: &Session,
    reason: LocalText,
    by: StaffId,
) -> Result<NotifiedCounts, Problem> {
    let (shared, target, now) = (state.clone(), session.clone(), state.clock.now());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let told = cancel_session(&mut conn, &target, &reason, by, now).await?;
        shared.letters.notify_one();
        Ok(told)
    })
    .await
}

/// A session within reach, and who would be told.
struct Screen {
    layout: Layout,
    details: SessionDetails,
    /// Of the owner, in its order.
    languages: Vec<LanguageTag>,
    told: NotifiedCounts,
}

impl Screen {
    async fn load(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let id = path_id(request, "sessionId").ok_or_else(Problem::not_found)?;
        let session = session::load_within(conn, id, scope).await?;
        let session = session.ok_or_else(Problem::not_found)?;
        let told = would_be_told(conn, std::slice::from_ref(&session)).await?;
        Ok(Self {
            layout: Layout::asked(request, state, cancel_session_path(id))?,
            languages: organisation::languages_of(conn, session.organisation_id).await?,
            told: told.get(&id).copied().unwrap_or_default(),
            details: SessionDetails::load(conn, session, state.clock.now()).await?,
        })
    }

    fn session(&self) -> &Session {
        &self.details.session
    }

    fn seal(&self) -> String {
        seal(&json!(self.told))
    }

    fn reason(&self, reasons: &Reasons) -> Result<LocalText, Problem> {
        let language = self.languages.first().ok_or_else(Problem::not_found)?;
        parse_reason(reasons.value(), *language)
    }

    /// Where somebody is told, what is left of that; else the session's page.
    fn after(&self, told: NotifiedCounts) -> String {
        let session = self.session();
        match told.people() {
            0 => format!("{}?done=cancelled", self.layout.url(&roster_path(session))),
            _ => format!(
                "{}?of=cancellation",
                self.layout.url(&told_path(session.id))
            ),
        }
    }

    fn answer(
        &self,
        reasons: &Reasons,
        problem: Option<Problem>,
        notice: Option<String>,
    ) -> HttpResponse {
        let page = self.page(reasons, problem.as_ref(), notice);
        let page = HtmlPage::private(page).answer();
        match &problem {
            None => page,
            Some(problem) => refused_page(page, problem),
        }
    }

    fn page(
        &self,
        reasons: &Reasons,
        problem: Option<&Problem>,
        notice: Option<String>,
    ) -> CancelSessionPage {
        let locale = self.layout.locale;
        let errors = problem.map_or_else(FormErrors::none, |problem| self.errors(problem));
        let refused = problem
            .filter(|problem| problem.fields.is_empty() && *problem.kind != UNSENT_FORM)
            .map(|problem| RefusalText::of(problem, locale));
        let labels = reasons::labels(locale, &self.languages, "cancel-several-reason");
        let labels: Vec<(&str, &str)> = labels
            .iter()
            .map(|(name, label)| (name.as_str(), label.as_str()))
            .collect();
        CancelSessionPage {
            summary: errors.summary(&labels),
            notice: self.layout.unsent(problem).or(notice),
            back_href: self.layout.url(&roster_path(self.session())),
            session: self.details.in_a_line(locale),
            action: self.layout.url(&self.layout.path),
            seen: self.seal(),
            told: ToldAhead::new(locale, self.told),
            reasons: reasons.fields(locale, false, &errors),
            submit: match self.told.people() {
                0 => t(locale, "roster-cancel").into_owned(),
                n => t_with(locale, "cancel-one-submit", &[("n", n.into())]),
            },
            l: Layout {
                title: t(locale, "roster-cancel").into_owned(),
                error: refused.is_some() || !errors.is_empty(),
                ..self.layout.clone()
            },
            refused,
        }
    }

    fn errors(&self, problem: &Problem) -> FormErrors {
        reasons::errors(self.layout.locale, problem, &self.languages, &[])
    }
}
