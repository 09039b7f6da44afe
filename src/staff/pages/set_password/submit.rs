//! `POST /{lang}/desk/password`: sets the password, uses the link up and signs the person in, or asks for
//! the code of their second step.

use actix_web::{HttpRequest, HttpResponse, web};

use super::page::SetPasswordPage;
use super::show::{layout, over};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::Locale;
use crate::platform::password::NewPassword;
use crate::platform::problem::{Problem, UNPROCESSABLE};
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;
use crate::staff::account_link::{LinkHolder, find_holder};
use crate::staff::actions::set_password_by_link;
use crate::staff::pages::answer::{code_page, redirect};
use crate::staff::pages::enter::begin;
use crate::staff::pages::entered::Entered;
use crate::staff::pages::entering::Entering;
use crate::staff::pages::views::AfterSignIn;
use crate::staff::problems::LINK_OVER;

/// # Errors
/// Those of reading the form; 503 while too many passwords wait to be hashed.
pub async fn submit(
    request: HttpRequest,
    lang: web::Path<String>,
    state: web::Data<AppState>,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let form = form_body.read()?;
    let key = form.text("key").to_owned();
    let mut conn = state.db.get().await?;
    let holder = find_holder(&mut conn, &key, state.clock.now()).await?;
    drop(conn);
    let layout = layout(&state, locale, &key);
    let Some((holder, email)) = holder.and_then(|holder| {
        let email = holder.email.clone()?;
        Some((holder, email))
    }) else {
        return Ok(over(layout));
    };
    match set(
        &request,
        &state,
        holder,
        &email,
        key.clone(),
        form.text("password"),
    )
    .await
    {
        Ok(Entering::Entered(Entered { cookies, .. })) => {
            let desk = format!("/{}/desk", locale.tag());
            Ok(redirect(&desk, &cookies))
        }
        Ok(Entering::CodeNeeded(proof)) => {
            let after = AfterSignIn::Open(None);
            Ok(code_page(&state, locale, &proof, after))
        }
        Err(problem) if *problem.kind == UNPROCESSABLE => {
            let page = SetPasswordPage::new(layout, &key, &email, Some(&problem));
            Ok(refused_page(HtmlPage::private(page).answer(), &problem))
        }
        Err(problem) if *problem.kind == LINK_OVER => Ok(over(layout)),
        Err(problem) => Err(problem),
    }
}

async fn set(
    request: &HttpRequest,
    state: &web::Data<AppState>,
    holder: LinkHolder,
    email: &str,
    link: String,
    typed: &str,
) -> Result<Entering, Problem> {
    let at_password = |fault| Problem::fault("/password", fault);
    let password = NewPassword::parse(typed, &[&holder.name, email]).map_err(at_password)?;
    let (shared, staff) = (state.clone(), holder.staff);
    run_detached(async move {
        let hash = shared.passwords.hash(&password).await?;
        let mut conn = shared.db.get().await?;
        let now = shared.clock.now();
        set_password_by_link(&mut conn, &holder, &link, &hash, now).await
    })
    .await?;
    begin(request, state, staff, email).await
}
