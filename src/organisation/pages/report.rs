//! `/{lang}/accessibility/{organisation}/report`: anybody reports what is hard to use, without a name.
//! A form before any sign-in: its origin is looked at, and how often one address sends it.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;

use super::answering::{layout, named};
use super::report_page::{ReportPage, TypedReport};
use crate::organisation::accessibility::forget::KEPT_DAYS;
use crate::organisation::accessibility::report::{NewReport, add_report};
use crate::organisation::model::Organisation;
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::{Locale, localise};
use crate::platform::ids::fresh;
use crate::platform::input::form::Form;
use crate::platform::limit::Limited;
use crate::platform::problem::{PRESS_AGAIN, Problem, RATE_LIMITED, UNPROCESSABLE};
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;
use crate::platform::ui::form::{BotCheck, FormErrors, check_for_bots};

pub async fn show(
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (lang, slug) = path.into_inner();
    let organisation = organisation(&state, &slug).await?;
    let page = page(&state, &lang, &organisation, &Form::default(), None)?;
    Ok(page.answer())
}

pub async fn submit(
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let (lang, slug) = path.into_inner();
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let organisation = organisation(&state, &slug).await?;
    let form = form_body.read()?;
    let new = match read(&state, &request, &organisation, &form, locale) {
        Ok(new) => new,
        Err(problem) if [&PRESS_AGAIN, &UNPROCESSABLE, &RATE_LIMITED].contains(&problem.kind) => {
            let page = page(&state, &lang, &organisation, &form, Some(&problem))?;
            return Ok(refused_page(page.answer(), &problem));
        }
        Err(problem) => return Err(problem),
    };
    let to = format!("/{lang}/accessibility/{}?done=reported", organisation.slug);
    run_detached(async move {
        let (mut conn, now) = (state.db.get().await?, state.clock.now());
        conn.transaction::<_, Problem, _>(async |conn| {
            Ok(add_report(conn, &organisation, &new, now).await?)
        })
        .await?;
        state.letters.notify_one();
        Ok(())
    })
    .await?;
    Ok(HttpResponse::SeeOther()
        .insert_header((header::LOCATION, to))
        .finish())
}

/// Only a report that a person may have sent, and that can be taken, counts against the address.
fn read(
    state: &AppState,
    request: &HttpRequest,
    organisation: &Organisation,
    form: &Form,
    locale: Locale,
) -> Result<NewReport, Problem> {
    check_for_bots(state, &path_of(organisation), form)?;
    let new = NewReport::parse(form, locale)?;
    state.limits.check(request, Limited::Report)?;
    Ok(new)
}

fn path_of(organisation: &Organisation) -> String {
    format!("/accessibility/{}/report", organisation.slug)
}

async fn organisation(state: &AppState, slug: &str) -> Result<Organisation, Problem> {
    let mut conn = state.db.get().await?;
    named(&mut conn, slug).await
}

fn page(
    state: &AppState,
    lang: &str,
    organisation: &Organisation,
    form: &Form,
    refused: Option<&Problem>,
) -> Result<HtmlPage<ReportPage>, Problem> {
    let (path, now) = (path_of(organisation), state.clock.now());
    let check = BotCheck::again(&state.keys, &path, form, now);
    let layout = layout(state, lang, path, Some(organisation))?;
    let typed = TypedReport {
        what: form.text("what"),
        page: form.text("page"),
        contact: form.text("contact"),
    };
    let errors = refused.map_or_else(FormErrors::none, |problem| errors(problem, layout.locale));
    let to = (organisation.name.as_str(), KEPT_DAYS);
    let sealed = (fresh().to_string(), check);
    Ok(HtmlPage::private(ReportPage::new(
        layout, to, sealed, typed, &errors,
    )))
}

/// What no field is to blame for stands alone.
fn errors(problem: &Problem, locale: Locale) -> FormErrors {
    let mut errors = FormErrors::of(locale, &problem.fields);
    if errors.is_empty() {
        errors.add("form", localise(problem, locale).detail);
    }
    errors
}
