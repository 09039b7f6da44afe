//! The layout of a desk page for whoever is signed in.

use actix_web::HttpRequest;

use crate::platform::i18n::Locale;
use crate::platform::state::AppState;
use crate::platform::ui::{Layout, SignedIn};

pub(super) fn desk_layout(
    locale: Locale,
    path: &str,
    title: String,
    request: &HttpRequest,
    state: &AppState,
) -> Layout {
    let layout = Layout::new(&state.branding, locale, path, title);
    match SignedIn::of(request, &state.keys) {
        Some(staff) => layout.signed_in(staff),
        None => layout,
    }
}
