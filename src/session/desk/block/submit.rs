//! `POST /{lang}/desk/blocks/new`: the first press shows every slot, the second makes what is ticked. `edit` leads back.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::form::{BlockForm, LISTS, with_ticks};
use super::page::BlockFormPage;
use super::show::PATH;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::response::refused_page;
use crate::platform::i18n::localise;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::desk::draft_form::DraftOptions;
use crate::session::desk::draft_form::fields::errors;
use crate::session::desk::publication;
use crate::session::desk::series::make::{MAKING_STEPS, Making, make, see_other};
use crate::session::desk::series::reviewing::{Reviewing, holds_all, ticked};
use crate::session::series::plan::SeriesPlan;

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let TypedForm { form: fields, sent } = form_body.read_typed(&LISTS)?;
    let layout = Layout::asked(&request, &state, PATH)?;
    let options = {
        let mut conn = state.db.get().await?;
        let (actor, now) = (can.actor(), state.clock.now());
        DraftOptions::named(&mut conn, layout.locale, actor, fields.text("venue"), now).await?
    };
    let form = BlockForm::of(&fields, &options.text_languages);
    let screen = BlockScreen {
        layout,
        options,
        form,
    };
    let done = match sent {
        Ok(()) => Box::pin(decide(&can, &state, &screen, &fields)).await,
        Err(unsent) => Err(unsent),
    };
    match done {
        Err(refused) if [401, 409, 422].contains(&refused.kind.status) => {
            Ok(screen.refused(&refused))
        }
        other => other,
    }
}

async fn decide(
    can: &Can<rights::DraftSessions>,
    state: &web::Data<AppState>,
    screen: &BlockScreen,
    fields: &Form,
) -> Result<HttpResponse, Problem> {
    let step = fields.text("step");
    if step == "edit" {
        return Ok(screen.page(&FormErrors::none(), None));
    }
    let (mut conn, scope) = (state.db.get().await?, can.scope());
    let (request, reviewing) = (screen.form.request(), screen.reviewing());
    let plan = SeriesPlan::of_block(&mut conn, &request, &scope).await?;
    let judged = plan.dates(&mut conn).await?;
    if !MAKING_STEPS.contains(&step) {
        return reviewing
            .page(&mut conn, &plan, &judged, fields, None)
            .await;
    }
    let ticked = ticked(fields);
    let wanted = with_ticks(request, &judged, &ticked);
    let held = SeriesPlan::of_block(&mut conn, &wanted, &scope).await?;
    if !holds_all(&mut conn, &held, &ticked).await? {
        let chosen = Some(&ticked[..]);
        return reviewing
            .page(&mut conn, &plan, &judged, fields, chosen)
            .await;
    }
    drop(conn);
    let making = Making {
        plan: held,
        body: json!(wanted),
        is_course: false,
        asked: publication::asked(step),
        key: fields.filled("key").map(str::to_owned),
    };
    let made = make(state, can.actor(), making).await?;
    Ok(see_other(&screen.layout.url(&made.path())))
}

/// What the form is shown with.
struct BlockScreen {
    layout: Layout,
    options: DraftOptions,
    form: BlockForm,
}

impl BlockScreen {
    fn page(&self, errors: &FormErrors, notice: Option<String>) -> HttpResponse {
        let (layout, options) = (self.layout.clone(), &self.options);
        let page = BlockFormPage::new(layout, options, &self.form, errors, notice);
        HtmlPage::private(page).answer()
    }

    /// The form with what is wrong with it.
    fn refused(&self, refused: &Problem) -> HttpResponse {
        let locale = self.layout.locale;
        let unsent = self.layout.unsent(Some(refused));
        let more = [
            ("helperId", "helper"),
            ("slotMinutes", "slot"),
            ("gapMinutes", "gap"),
        ];
        let languages = &self.options.text_languages;
        let mut found = errors(locale, &refused.fields, languages, &more);
        if found.is_empty() && unsent.is_none() {
            let said = localise(refused, locale);
            found.add("", format!("{}. {}", said.title, said.detail));
        }
        refused_page(self.page(&found, unsent), refused)
    }

    fn reviewing(&self) -> Reviewing<'_> {
        Reviewing {
            layout: &self.layout,
            options: &self.options,
            draft: &self.form.draft,
            path: PATH,
            is_course: false,
        }
    }
}
