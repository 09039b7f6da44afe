//! `/{lang}/accessibility/{organisation}/report`: anybody reports what is hard to use, without a name.
//! A form before any sign-in: its origin is looked at, and how often one address sends it.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;

use super::answering::{layout, named};
use super::report_page::{ReportPage, TypedReport};
use crate::organisation::accessibility::forget::KEPT_DAYS;
use crate::organisation::accessibility::report::{NewReport, add_report};
use crate::organisation::model::Organisation;
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::i18n::Locale;
use crate::platform::ids::fresh;
use crate::platform::input::form::Form;
use crate::platform::limit::Limited;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;
use crate::platform::ui::form::FormErrors;

pub async fn show(
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (lang, slug) = path.into_inner();
    let organisation = organisation(&state, &slug).await?;
    let page = page(
        &state,
        &lang,
        &organisation,
        &Form::default(),
        &FormErrors::none(),
    )?;
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
    state.limits.check(&request, Limited::Report)?;
    let new = match NewReport::parse(&form, locale) {
        Ok(new) => new,
        Err(faults) => {
            let errors = FormErrors::of(locale, &faults.into_fields());
            let page = page(&state, &lang, &organisation, &form, &errors)?;
            return Ok(page.status(StatusCode::UNPROCESSABLE_ENTITY).answer());
        }
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

async fn organisation(state: &AppState, slug: &str) -> Result<Organisation, Problem> {
    let mut conn = state.db.get().await?;
    named(&mut conn, slug).await
}

fn page(
    state: &AppState,
    lang: &str,
    organisation: &Organisation,
    form: &Form,
    errors: &FormErrors,
) -> Result<HtmlPage<ReportPage>, Problem> {
    let path = format!("/accessibility/{}/report", organisation.slug);
    let layout = layout(state, lang, path, Some(organisation))?;
    let typed = TypedReport {
        what: form.text("what"),
        page: form.text("page"),
        contact: form.text("contact"),
    };
    let to = (organisation.name.as_str(), KEPT_DAYS);
    let page = ReportPage::new(layout, to, fresh().to_string(), typed, errors);
    Ok(HtmlPage::private(page))
}
