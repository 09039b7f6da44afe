//! The layout of a desk page for whoever is signed in.

use actix_web::HttpRequest;

use crate::platform::auth::{Actor, Permission, csrf};
use crate::platform::i18n::Locale;
use crate::platform::state::AppState;
use crate::platform::ui::{Layout, SignedIn};

pub(super) fn desk_layout(
    locale: Locale,
    path: &str,
    title: String,
    actor: &Actor,
    request: &HttpRequest,
    state: &AppState,
) -> Layout {
    Layout::new(&state.branding, locale, path, title).signed_in(SignedIn {
        name: actor.name.clone(),
        csrf: csrf::token_for(request, &state.keys).unwrap_or_default(),
        reports: actor.may(Permission::ReadReports) || actor.may(Permission::RunCampaigns),
        serves: actor.may(Permission::ServePeople),
        plans: actor.may(Permission::DraftSessions),
    })
}
