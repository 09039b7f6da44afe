//! `GET /{lang}/desk/sign-in/callback`: somebody comes back from the provider. Whatever is wrong leads to the sign-in page,
//! which says so, and signs nobody in.

use actix_web::cookie::Cookie;
use actix_web::{HttpRequest, HttpResponse, web};

use super::attempt::{COOKIE, PATIENCE};
use crate::platform::config::OidcConfig;
use crate::platform::http::request::cookie;
use crate::platform::http::request::{AnswerBy, run_detached};
use crate::platform::ids::StaffId;
use crate::platform::input::query::Query;
use crate::platform::limit::Limited;
use crate::platform::oidc::{IdentityFault, IdentityProvider, ProvenIdentity, SignInAttempt};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff::identity::recognise;
use crate::staff::pages::answer::{redirect, refused_path};
use crate::staff::pages::entered::{Browser, Entered};
use crate::staff::pages::next::next_path;
use crate::staff::problems::{
    EMAIL_TAKEN, IDENTITY_AWAY, IDENTITY_DENIED, IDENTITY_OVER, IDENTITY_UNTRUSTED,
};
use crate::staff::sign_in::{SignInEnding, audit_sign_in, note_sign_in};

/// # Errors
/// 404 without a provider, 429 after too many tries, 503 when the database is away.
pub async fn callback(
    request: HttpRequest,
    state: web::Data<AppState>,
) -> Result<HttpResponse, Problem> {
    let provider = state.identity_provider.clone();
    let provider = provider.ok_or_else(Problem::not_found)?;
    state.limits.check(&request, Limited::SignIn)?;
    let base_url = &state.config.http.base_url;
    let (now, kept) = (state.clock.now(), cookie::read(&request, base_url, COOKIE));
    let attempt = kept.and_then(|kept| SignInAttempt::resume(&state.keys, &kept, now));
    let (locale, next) = attempt.as_ref().map_or_else(Default::default, |attempt| {
        (attempt.locale, attempt.next.clone())
    });
    // Right or wrong, the attempt is over.
    let over = cookie::forget(base_url, COOKIE);
    let entered = enter(&request, &state, &provider, attempt).await;
    match entered {
        Ok(cookies) => {
            // The way there was counted too.
            state.limits.give_back(&request, Limited::SignIn, 2);
            let cookies: Vec<Cookie<'static>> = cookies.into_iter().chain([over]).collect();
            Ok(redirect(&next_path(locale, next.as_deref()), &cookies))
        }
        Err(problem) if problem.kind.status < 500 || *problem.kind == IDENTITY_AWAY => {
            let path = refused_path(locale, problem.kind, next.as_deref());
            Ok(redirect(&path, &[over]))
        }
        Err(problem) => Err(problem),
    }
}

async fn enter(
    request: &HttpRequest,
    state: &web::Data<AppState>,
    provider: &IdentityProvider,
    attempt: Option<SignInAttempt>,
) -> Result<Vec<Cookie<'static>>, Problem> {
    let query = Query::lenient(request);
    let answered = |attempt: &SignInAttempt| {
        query
            .get("state")
            .is_some_and(|state| attempt.is_answered_by(state))
    };
    let attempt = attempt.filter(answered);
    let attempt = attempt.ok_or_else(|| Problem::new(&IDENTITY_OVER))?;
    let Some(code) = query.get("code").filter(|_| query.get("error").is_none()) else {
        return Err(Problem::new(&IDENTITY_DENIED));
    };
    let now = state.clock.now();
    let asking = provider.identify(attempt, code.to_owned(), now);
    let asking = tokio::time::timeout(PATIENCE, asking);
    let identified = AnswerBy::pause_for(request, PATIENCE, asking).await;
    let away = |_elapsed| IdentityFault::Away("it took too long".to_owned());
    let who = identified.map_err(away).and_then(|identified| identified);
    let who = match who {
        Ok(who) => who,
        Err(fault) => return Err(refused(state, &fault).await),
    };
    let (browser, shared) = (Browser::of(request), state.clone());
    let config = provider.config().clone();
    run_detached(async move {
        let account = sign_in(&shared, &config, &who).await?;
        let id = browser.begin_by_provider(&shared, account).await?;
        let email = who.email.unwrap_or_default();
        Ok(Entered::of(&shared, id, &email)?.cookies)
    })
    .await
}

/// Nobody was proved to be anybody; it stands in the log of acts like a wrong password.
async fn refused(state: &AppState, fault: &IdentityFault) -> Problem {
    tracing::warn!(%fault, "somebody came back from the identity provider and was refused");
    let kind = match fault {
        IdentityFault::Away(_) => &IDENTITY_AWAY,
        IdentityFault::Untrusted(_) => &IDENTITY_UNTRUSTED,
    };
    match audit(state, None, SignInEnding::Refused).await {
        Ok(()) => Problem::new(kind),
        Err(problem) => problem,
    }
}

async fn sign_in(
    state: &AppState,
    config: &OidcConfig,
    who: &ProvenIdentity,
) -> Result<StaffId, Problem> {
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    let recognised = recognise(&mut conn, config, who, now).await;
    let account = match recognised {
        Ok(account) => account,
        Err(problem) => {
            audit_sign_in(&mut conn, None, SignInEnding::Refused, now).await?;
            // Somebody with this address came a moment before: the next try finds the account.
            return Err(match *problem.kind == EMAIL_TAKEN {
                true => Problem::new(&IDENTITY_OVER),
                false => problem,
            });
        }
    };
    audit_sign_in(&mut conn, Some(account), SignInEnding::MadeByProvider, now).await?;
    note_sign_in(&mut conn, account, now).await?;
    Ok(account)
}

async fn audit(
    state: &AppState,
    account: Option<StaffId>,
    ending: SignInEnding,
) -> Result<(), Problem> {
    let mut conn = state.db.get().await?;
    Ok(audit_sign_in(&mut conn, account, ending, state.clock.now()).await?)
}
