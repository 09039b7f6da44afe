//! A form whose answer is reviewed before anything is made: what a series, a block and a tour have in common. The first press shows
//! every date, the second makes what is ticked; `edit` leads back.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDateTime;
use diesel_async::AsyncPgConnection;
use serde::Serialize;
use serde_json::json;

use super::make::{MAKING_STEPS, Making, make};
use super::reviewing::{Reviewing, holds_all, ticked};
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::response::refused_page;
use crate::platform::i18n::localise;
use crate::platform::input::form::Form;
use crate::platform::problem::{FieldFault, Problem};
use crate::platform::state::AppState;
use crate::platform::text::LanguageTag;
use crate::platform::ui::Layout;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::refused::see_other;
use crate::session::desk::draft_form::fields::errors;
use crate::session::desk::draft_form::{DraftForm, DraftOptions};
use crate::session::desk::publication;
use crate::session::series::judge::JudgedDate;
use crate::session::series::plan::SeriesPlan;

/// What was typed, and what becomes of it.
pub trait ReviewedForm: Sized {
    /// The form's, after the language.
    const PATH: &'static str;
    /// The fields with boxes to tick.
    const LISTS: &'static [&'static str];
    /// Members of the request that the form calls otherwise.
    const RENAMED: &'static [(&'static str, &'static str)];
    /// The steps that lead back to the form.
    const BACK: &'static [&'static str] = &["edit"];
    type Request: Serialize;

    fn of(form: &Form, languages: &[LanguageTag]) -> Self;
    fn draft(&self) -> &DraftForm;
    /// What to show or to make.
    fn request(&self) -> Self::Request;
    /// The request that holds the ticked dates and no others, whatever is closed.
    fn with_ticks(
        request: Self::Request,
        dates: &[JudgedDate],
        ticked: &[NaiveDateTime],
    ) -> Self::Request;
    async fn plan(
        conn: &mut AsyncPgConnection,
        request: &Self::Request,
        scope: &Scope,
    ) -> Result<SeriesPlan, Problem>;
    fn page(
        &self,
        layout: Layout,
        options: &DraftOptions,
        errors: &FormErrors,
        notice: Option<String>,
    ) -> HttpResponse;

    /// The faults of a request at the form's fields that no other form has.
    fn at_the_fields(&self, faults: &[FieldFault]) -> Vec<FieldFault> {
        self.draft().extras.at_the_kinds(faults)
    }

    /// Whether people book the whole of it.
    fn is_course(&self) -> bool {
        false
    }
}

/// Answers a form that was sent.
///
/// # Errors
/// 404 for a venue out of reach; what can be put right is shown in the form.
pub async fn answer<F: ReviewedForm>(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let TypedForm { form: fields, sent } = form_body.read_typed(F::LISTS)?;
    let layout = Layout::asked(&request, &state, F::PATH)?;
    let options = {
        let mut conn = state.db.get().await?;
        let (actor, now) = (can.actor(), state.clock.now());
        DraftOptions::named(&mut conn, layout.locale, actor, fields.text("venue"), now).await?
    };
    let form = F::of(&fields, &options.text_languages);
    let screen = Screen {
        layout,
        options,
        form,
    };
    let done = match sent {
        Ok(()) => Box::pin(screen.decide(&can, &state, &fields)).await,
        Err(unsent) => Err(unsent),
    };
    match done {
        Err(refused) if [401, 409, 422].contains(&refused.kind.status) => {
            Ok(screen.refused(&refused))
        }
        other => other,
    }
}

/// What the form is shown with.
struct Screen<F> {
    layout: Layout,
    options: DraftOptions,
    form: F,
}

impl<F: ReviewedForm> Screen<F> {
    async fn decide(
        &self,
        can: &Can<rights::DraftSessions>,
        state: &web::Data<AppState>,
        fields: &Form,
    ) -> Result<HttpResponse, Problem> {
        let step = fields.text("step");
        if F::BACK.contains(&step) {
            return Ok(self.page(&FormErrors::none(), None));
        }
        let (mut conn, scope) = (state.db.get().await?, can.scope());
        let (request, reviewing) = (self.form.request(), self.reviewing());
        let plan = F::plan(&mut conn, &request, &scope).await?;
        let judged = plan.dates(&mut conn).await?;
        if !MAKING_STEPS.contains(&step) {
            return reviewing
                .page(&mut conn, &plan, &judged, fields, None)
                .await;
        }
        let ticked = ticked(fields);
        let wanted = F::with_ticks(request, &judged, &ticked);
        let held = F::plan(&mut conn, &wanted, &scope).await?;
        if !holds_all(&mut conn, &held, &ticked).await? {
            return reviewing
                .page(&mut conn, &plan, &judged, fields, Some(&ticked))
                .await;
        }
        drop(conn);
        let making = Making {
            plan: held,
            body: json!(wanted),
            is_course: self.form.is_course(),
            asked: publication::asked(step),
            key: fields.filled("key").map(str::to_owned),
        };
        let made = make(state, can.actor(), making).await?;
        Ok(see_other(&self.layout.url(&made.path())))
    }

    fn reviewing(&self) -> Reviewing<'_> {
        Reviewing {
            layout: &self.layout,
            options: &self.options,
            draft: self.form.draft(),
            path: F::PATH,
            is_course: self.form.is_course(),
        }
    }

    /// The form with what is wrong with it.
    fn refused(&self, refused: &Problem) -> HttpResponse {
        let locale = self.layout.locale;
        let unsent = self.layout.unsent(Some(refused));
        let languages = &self.options.text_languages;
        let fields = self.form.at_the_fields(&refused.fields);
        let mut found = errors(locale, &fields, languages, F::RENAMED);
        if found.is_empty() && unsent.is_none() {
            let said = localise(refused, locale);
            found.add("", format!("{}. {}", said.title, said.detail));
        }
        refused_page(self.page(&found, unsent), refused)
    }

    fn page(&self, errors: &FormErrors, notice: Option<String>) -> HttpResponse {
        let layout = self.layout.clone();
        self.form.page(layout, &self.options, errors, notice)
    }
}
