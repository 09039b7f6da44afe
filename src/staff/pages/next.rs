//! Where somebody goes on to after signing in.

use crate::platform::i18n::Locale;

/// The longest path to go on to.
const NEXT_MAX: usize = 1000;

/// The page that was asked for; else the desk.
pub fn next_path(locale: Locale, next: Option<&str>) -> String {
    next.map_or_else(|| format!("/{}/desk", locale.tag()), str::to_owned)
}

/// A path to go on to, only to a page of our own: a browser reads `//host`, `/\host` and a tab
/// inside as another host.
pub fn local_path(next: &str) -> Option<String> {
    let first = next.strip_prefix('/')?.split(['/', '?', '#']).next()?;
    let plain = next
        .bytes()
        .all(|sign| sign.is_ascii_graphic() && sign != b'\\');
    let ours = Locale::exact(first).is_some() && plain && next.len() <= NEXT_MAX;
    ours.then(|| next.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_our_own_pages_are_followed() {
        for good in ["/sv/desk", "/nb", "/en/reports/x/2026?groupBy=venue&a=b"] {
            assert_eq!(local_path(good).as_deref(), Some(good));
        }
        let long = format!("/sv/{}", "a".repeat(NEXT_MAX));
        for bad in [
            "",
            "/",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "sv/desk",
            "/sv\\desk",
            "/sv/desk\r\nSet-Cookie:x",
            "/sv/\tdesk",
            "/xx/desk",
            "/api/v1/sessions",
            "/sv/å",
            &long,
        ] {
            assert_eq!(local_path(bad), None, "{bad}");
        }
    }
}
