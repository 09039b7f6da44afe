//! What part of the service a path belongs to: the API, or a page that is public, the sign-in page
//! or the desk.

use crate::platform::i18n::Locale;

/// The path of the sign-in page, below its language.
pub const SIGN_IN: &str = "desk/sign-in";
/// Pages for those who cannot sign in yet.
const FOR_SIGNING_IN: [&str; 5] = [
    SIGN_IN,
    "desk/sign-in/provider",
    "desk/sign-in/callback",
    "desk/forgotten",
    "desk/password",
];

/// Pages begin with a language. Nobody signs in for assets and health.
#[must_use]
pub fn is_page(path: &str) -> bool {
    let first = path.split('/').nth(1).unwrap_or_default();
    Locale::exact(first).is_some()
}

/// Who a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageArea {
    Public,
    SignIn,
    /// Only for those who are signed in.
    Desk,
}

impl PageArea {
    #[must_use]
    pub fn of(path: &str) -> Self {
        let inner = path.splitn(3, '/').nth(2).unwrap_or_default();
        match inner.split('/').next() {
            _ if !is_page(path) => Self::Public,
            _ if FOR_SIGNING_IN.contains(&inner) => Self::SignIn,
            Some("desk" | "reports") => Self::Desk,
            _ => Self::Public,
        }
    }
}

/// Whether a form posted there may hold a file.
#[must_use]
pub fn takes_file(path: &str) -> bool {
    let session = path.split("/desk/sessions/").nth(1);
    let is_list =
        session.is_some_and(|rest| rest.split_once('/').is_some_and(|(_, page)| page == "list"));
    PageArea::of(path) == PageArea::Desk && (path.ends_with("/desk/imports") || is_list)
}

/// Whether a page of the desk reads itself again, by script: nobody did anything.
#[must_use]
pub fn is_poll(path: &str) -> bool {
    PageArea::of(path) == PageArea::Desk && path.ends_with("/poll")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_who_a_page_is_for() {
        for (path, area) in [
            ("/sv/desk", PageArea::Desk),
            ("/en/desk/sessions/new", PageArea::Desk),
            ("/nb/reports/emedborgarveckan/2026", PageArea::Desk),
            ("/sv/desk/sign-in", PageArea::SignIn),
            ("/sv/desk/sign-in/provider", PageArea::SignIn),
            ("/sv/desk/sign-in/callback", PageArea::SignIn),
            ("/sv/desk/sign-in/x", PageArea::Desk),
            ("/sv/desk/forgotten", PageArea::SignIn),
            ("/sv/desk/password", PageArea::SignIn),
            ("/sv/desk/me/password", PageArea::Desk),
            ("/sv/desk/sign-out", PageArea::Desk),
            ("/sv/desktop", PageArea::Public),
            ("/sv/sessions", PageArea::Public),
            ("/sv", PageArea::Public),
            ("/", PageArea::Public),
            ("/xx/desk", PageArea::Public),
        ] {
            assert_eq!(PageArea::of(path), area, "{path}");
        }
    }
}
