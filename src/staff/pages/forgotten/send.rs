//! Looks for the account after the answer: nobody can tell by the time it takes whether there is one.

use actix_web::{HttpRequest, web};

use crate::platform::contact::EmailAddress;
use crate::platform::http::request::language::locale_of;
use crate::platform::i18n::Locale;
use crate::platform::limit::Limited;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff::actions::send_reset;

/// Counts the request against its network, and sends the letter later. An address that is none gets none.
///
/// # Errors
/// 429 when the network has asked too often.
pub fn send_later(
    state: &web::Data<AppState>,
    request: &HttpRequest,
    email: &str,
) -> Result<(), Problem> {
    state.limits.check(request, Limited::PasswordReset)?;
    let Ok(email) = EmailAddress::parse(email) else {
        return Ok(());
    };
    let (state, language) = (state.clone(), locale_of(request).page());
    // Nobody waits for it.
    drop(tokio::spawn(async move {
        if let Err(problem) = send(&state, &email, language).await {
            tracing::error!(cause = ?problem.cause, "a link to set a password was not sent");
        }
    }));
    Ok(())
}

async fn send(state: &AppState, email: &EmailAddress, language: Locale) -> Result<(), Problem> {
    let mut conn = state.db.get_for_background().await?;
    let now = state.clock.now();
    if send_reset(&mut conn, &state.keys, email, language, now).await? {
        state.letters.notify_one();
    }
    Ok(())
}
