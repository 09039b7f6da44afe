//! Receives a form of the desk. One that comes without a sign-in, or with the code of an earlier one, is never
//! carried out and never lost: it waits in the sign-in page, and once somebody is signed in its own page shows it.
//!
//! The sign-in page sends both to the form's own path, so nothing is stored and there is no path to check.

use actix_web::cookie::Cookie;
use actix_web::dev::ServiceRequest;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, WWW_AUTHENTICATE};
use actix_web::{HttpMessage, HttpResponse, web};

use super::area::takes_file;
use super::authenticate::attach_by_cookie;
use crate::platform::auth::csrf::{self, Provenance, SignIn};
use crate::platform::http::request::RoutedPath;
use crate::platform::http::request::form_body::{FormBody, LIMIT, receive};
use crate::platform::http::request::upload;
use crate::platform::i18n::Locale;
use crate::platform::input::form::Form;
use crate::platform::problem::{BAD_REQUEST, FOREIGN_FORM, Problem, TOO_LARGE};
use crate::platform::state::AppState;
use crate::staff::pages::{
    AfterSignIn, Entered, Entering, KEPT, KEPT_FIELD, WaitingForm, code_page, empty_page, enter,
    refused_page,
};

/// What waiting adds to a form, in bytes: an address, a password or a code, the names' beginnings.
const WAITING: usize = 4 * 1024;

/// What becomes of the request.
pub enum Received {
    /// The handler decides.
    Sent,
    /// The handler shows the form again; whoever signed in for it gets these cookies.
    Unsent {
        form: Form,
        cookies: Vec<Cookie<'static>>,
    },
    /// The sign-in page.
    SignInFirst(HttpResponse),
}

/// Reads the form and puts it beside the request, for the handler. One that cannot be read is the
/// handler's to refuse, after it has learned who calls.
///
/// # Errors
/// Those of signing in that no page can show.
pub async fn receive_form(
    request: &mut ServiceRequest,
    state: &web::Data<AppState>,
) -> Result<Received, Problem> {
    if upload::is_upload(request) && request.extensions().get::<SignIn>().is_none() {
        // A file does not wait in the sign-in page; its own page asks for it again.
        discard(request).await;
        let page = sign_in_page(request, state, &Form::default())?;
        return Ok(Received::SignInFirst(page));
    }
    let form = match read(request).await {
        Ok(form) => form,
        Err(problem) => return Ok(sent(request, Err(problem))),
    };
    if form.get(KEPT) == Some("true") {
        return enter_with(request, state, &form).await;
    }
    let sign_in = request.extensions().get::<SignIn>().cloned();
    let code = sign_in.map(|sign_in| csrf::judge(&state.keys, &sign_in, form.text(csrf::FIELD)));
    Ok(match code {
        None if types_nothing(request) => sent(request, Ok(form)),
        None => Received::SignInFirst(sign_in_page(request, state, &form)?),
        Some(Provenance::ThisSignIn) => sent(request, Ok(form)),
        Some(Provenance::AnotherSignIn) if !types_nothing(request) => {
            unsent(request, form.without(&[csrf::FIELD]), Vec::new())
        }
        Some(_) => sent(request, Err(Problem::new(&FOREIGN_FORM))),
    })
}

async fn read(request: &mut ServiceRequest) -> Result<Form, Problem> {
    let payload = request.extract::<web::Payload>().await;
    let payload =
        payload.map_err(|error| Problem::new(&BAD_REQUEST).because(anyhow::anyhow!("{error}")))?;
    if upload::is_upload(request) && takes_file(request.routed_path()) {
        let (form, file) = upload::receive(request.request(), payload).await?;
        if let Some(file) = file {
            request.extensions_mut().insert(file);
        }
        return Ok(form);
    }
    let raw = receive(request.request(), payload, LIMIT + WAITING).await?;
    let form = Form::parse(&raw)?;
    if raw.len() > LIMIT && form.get(KEPT).is_none() {
        return Err(Problem::new(&TOO_LARGE).fact("limit", LIMIT));
    }
    Ok(form)
}

/// Reads what nobody will look at: a browser shows an answer only once it has sent all of its form.
async fn discard(request: &mut ServiceRequest) {
    if let Ok(payload) = request.extract::<web::Payload>().await {
        upload::discard(payload).await;
    }
}

/// Leaving needs no sign-in, and there is nothing to keep.
fn types_nothing(request: &ServiceRequest) -> bool {
    request.routed_path().ends_with("/desk/sign-out")
}

fn sent(request: &ServiceRequest, form: Result<Form, Problem>) -> Received {
    request.extensions_mut().insert(FormBody::of(form));
    Received::Sent
}

fn unsent(request: &ServiceRequest, form: Form, cookies: Vec<Cookie<'static>>) -> Received {
    let body = FormBody::unsent(form.clone());
    request.extensions_mut().insert(body);
    Received::Unsent { form, cookies }
}

/// Signs in whoever typed a password or the code that follows it, with the rights they have, and has the form shown to them.
async fn enter_with(
    request: &ServiceRequest,
    state: &web::Data<AppState>,
    form: &Form,
) -> Result<Received, Problem> {
    let waiting = form.within(KEPT_FIELD);
    match enter(request.request(), state, form).await {
        Ok(Entering::Entered(Entered { id, cookies })) => {
            attach_by_cookie(request, state, &id).await?;
            Ok(unsent(request, waiting, cookies))
        }
        Ok(Entering::CodeNeeded(proof)) => {
            let after = waits(request, &waiting);
            let page = code_page(state, locale(request)?, &proof, after);
            Ok(Received::SignInFirst(page))
        }
        Err(refused) => {
            let after = waits(request, &waiting);
            let page = refused_page(state, locale(request)?, form, after, refused)?;
            Ok(Received::SignInFirst(page))
        }
    }
}

fn sign_in_page(
    request: &ServiceRequest,
    state: &AppState,
    form: &Form,
) -> Result<HttpResponse, Problem> {
    let mut page = empty_page(state, locale(request)?, waits(request, form));
    *page.status_mut() = StatusCode::UNAUTHORIZED;
    let headers = page.headers_mut();
    headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    Ok(page)
}

fn waits(request: &ServiceRequest, form: &Form) -> AfterSignIn {
    let path = request.uri().path_and_query();
    let path = path.map_or("", |whole| whole.as_str());
    AfterSignIn::Show(WaitingForm::new(path.to_owned(), form))
}

/// The language of a page's path.
fn locale(request: &ServiceRequest) -> Result<Locale, Problem> {
    let tag = request.routed_path().split('/').nth(1).unwrap_or_default();
    Locale::exact(tag).ok_or_else(Problem::not_found)
}
