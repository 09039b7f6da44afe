//! The second step: the fields `proof` and `code` of the page that follows a right password.

use actix_web::{HttpRequest, web};

use super::entered::{Browser, Entered, known_device};
use super::views::PROOF;
use crate::platform::http::request::run_detached;
use crate::platform::input::form::Form;
use crate::platform::limit::Limited;
use crate::platform::problem::{Fault, Problem};
use crate::platform::state::AppState;
use crate::staff::problems::{FIRST_STEP_OVER, wrong_code_at_the_field};
use crate::staff::second_step::{FirstStepProof, ProofHolder};
use crate::staff::sign_in::{AttemptPlace, TypedCode, check_code};

/// # Errors
/// 401 where the first step was taken too long ago, 422 an empty or a wrong code, 429 too many tries.
pub async fn enter_by_code(
    request: &HttpRequest,
    state: &web::Data<AppState>,
    form: &Form,
) -> Result<Entered, Problem> {
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    let holder = FirstStepProof::accept(&mut conn, &state.keys, form.text(PROOF), now).await?;
    drop(conn);
    let holder = holder.ok_or_else(|| Problem::new(&FIRST_STEP_OVER))?;
    let code = form.filled("code").map(str::to_owned);
    let code = code.ok_or_else(|| Problem::fault("/code", Fault::new("empty")))?;
    let device = known_device(request, state, &holder.email);
    let counted = device.is_none();
    if counted {
        state.limits.check(request, Limited::SignIn)?;
    }
    let at = AttemptPlace {
        device,
        network: state.limits.network_of(request),
    };
    let (browser, shared) = (Browser::of(request), state.clone());
    let entered =
        run_detached(async move { step(&shared, &browser, holder, &code, at).await }).await?;
    if counted {
        state.limits.give_back(request, Limited::SignIn, 1);
    }
    Ok(entered)
}

async fn step(
    state: &AppState,
    browser: &Browser,
    holder: ProofHolder,
    code: &str,
    at: AttemptPlace,
) -> Result<Entered, Problem> {
    let ProofHolder { staff, email } = holder;
    let typed = TypedCode {
        staff,
        email: &email,
        code,
        at,
    };
    let mut conn = state.db.get().await?;
    let checked = check_code(&mut conn, &state.keys, &typed, state.clock.now()).await;
    drop(conn);
    checked.map_err(wrong_code_at_the_field)?;
    let id = browser.begin(state, staff).await?;
    Entered::of(state, id, &email)
}
