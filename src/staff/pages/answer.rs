//! The sign-in page as an answer: empty, or shown again with what was wrong; and the way on, with cookies.

use actix_web::HttpResponse;
use actix_web::cookie::Cookie;
use actix_web::http::{StatusCode, header};

use super::code_page::CodePage;
use super::views::{AfterSignIn, PROOF, SignInPage, SignInRefusal, WaitingForm};
use crate::platform::http::response;
use crate::platform::i18n::{Locale, localise};
use crate::platform::input::form::Form;
#[cfg(feature = "oidc")]
use crate::platform::problem::Kind;
use crate::platform::problem::{Problem, RATE_LIMITED, UNPROCESSABLE};
use crate::platform::state::AppState;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};
use crate::staff::problems::{FIRST_STEP_OVER, WRONG_PASSWORD};
use crate::staff::second_step::FirstStepProof;

/// The page for whoever has typed nothing yet.
pub fn empty_page(state: &AppState, locale: Locale, after: AfterSignIn) -> HttpResponse {
    page(state, locale, "", after, None).answer()
}

/// The page with a form that whoever is signed in may not send: somebody else may.
pub fn somebody_else_page(
    state: &AppState,
    locale: Locale,
    waiting: WaitingForm,
    refused: &Problem,
) -> HttpResponse {
    let page = page(state, locale, "", AfterSignIn::Show(waiting), Some(refused));
    response::refused_page(page.answer(), refused)
}

/// The page that asks for the code, after a right first step.
pub fn code_page(
    state: &AppState,
    locale: Locale,
    proof: &FirstStepProof,
    after: AfterSignIn,
) -> HttpResponse {
    second_page(state, locale, proof.as_str(), after, None).answer()
}

/// The page of the step that was refused, again, where it can say what was wrong.
///
/// # Errors
/// Any other problem.
pub fn refused_page(
    state: &AppState,
    locale: Locale,
    form: &Form,
    after: AfterSignIn,
    refused: Problem,
) -> Result<HttpResponse, Problem> {
    let shown = [
        &UNPROCESSABLE,
        &WRONG_PASSWORD,
        &FIRST_STEP_OVER,
        &RATE_LIMITED,
    ];
    if !shown.contains(&refused.kind) {
        return Err(refused);
    }
    let page = match form.get(PROOF).filter(|_| *refused.kind != FIRST_STEP_OVER) {
        Some(proof) => second_page(state, locale, proof, after, Some(&refused)).answer(),
        None => page(state, locale, form.text("email"), after, Some(&refused)).answer(),
    };
    let mut answer = response::refused_page(page, &refused);
    // Not 401: browsers would ask for a password in a window of their own.
    if refused.kind.status == 401 {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

/// The page for whoever comes back from the identity provider and is not signed in.
pub fn refused_by_provider(
    state: &AppState,
    locale: Locale,
    after: AfterSignIn,
    refused: &Problem,
) -> HttpResponse {
    page(state, locale, "", after, Some(refused)).answer()
}

/// The way to that page.
#[cfg(feature = "oidc")]
pub fn refused_path(locale: Locale, kind: &Kind, next: Option<&str>) -> String {
    let refused = [("refused", kind.name)].into_iter();
    let asked: Vec<_> = refused.chain(next.map(|next| ("next", next))).collect();
    let asked = serde_html_form::to_string(asked).unwrap_or_default();
    format!("/{}/desk/sign-in?{asked}", locale.tag())
}

fn page(
    state: &AppState,
    locale: Locale,
    email: &str,
    after: AfterSignIn,
    refused: Option<&Problem>,
) -> HtmlPage<SignInPage> {
    let layout = Layout::new(&state.branding, locale, "/desk/sign-in", "");
    let (errors, refused) = refusal(locale, refused);
    let page = SignInPage::new(layout, email, after, &errors, refused);
    HtmlPage::private(match has_provider(state) {
        true => page.with_provider(),
        false => page,
    })
}

/// Whether staff may sign in through an identity provider.
fn has_provider(state: &AppState) -> bool {
    cfg!(feature = "oidc") && state.config.oidc.is_some()
}

fn second_page(
    state: &AppState,
    locale: Locale,
    proof: &str,
    after: AfterSignIn,
    refused: Option<&Problem>,
) -> HtmlPage<CodePage> {
    let layout = Layout::new(&state.branding, locale, "/desk/sign-in", "");
    let (errors, refused) = refusal(locale, refused);
    HtmlPage::private(CodePage::new(layout, proof, after, &errors, refused))
}

/// What stands beside fields, and what stands above them all.
fn refusal(locale: Locale, refused: Option<&Problem>) -> (FormErrors, Option<SignInRefusal>) {
    let faults = refused.map(|problem| problem.fields.as_slice());
    let errors = FormErrors::of(locale, faults.unwrap_or_default());
    let refused = refused
        .filter(|problem| problem.fields.is_empty())
        .map(|problem| localise(problem, locale));
    let refused = refused.map(|localised| SignInRefusal {
        title: localised.title,
        detail: localised.detail,
    });
    (errors, refused)
}

/// 303, with these cookies.
pub fn redirect(to: &str, cookies: &[Cookie<'static>]) -> HttpResponse {
    let mut answer = HttpResponse::SeeOther();
    answer.insert_header((header::LOCATION, to));
    for cookie in cookies {
        answer.cookie(cookie.clone());
    }
    answer.finish()
}
