//! Whose pages and letters these are: name, contact, colours, logo. Templates read them from here
//! alone. Made once at start; every [`super::Layout`] and every letter carries it.

use super::assets::Asset;
use super::help_contact::HelpContact;

/// The sheet of every page, without the colours that a branding puts before it.
const STYLESHEET: &str = include_str!("../../../assets/motesplats.css");
/// Two people meeting.
const LOGO: &[u8] = include_bytes!("../../../assets/mark.svg");

/// How the service presents itself.
#[derive(Debug)]
pub struct Branding {
    /// Stands in the header and in every page's title.
    pub name: String,
    /// Stands at the foot of pages that have no contact of their own.
    pub contact: Option<HelpContact>,
    /// Also in the stylesheet; letters have no other way to them.
    pub colours: Colours,
    /// With the colours in it.
    pub stylesheet: Asset,
    /// An SVG, also the icon in the browser's tab.
    pub logo: Asset,
}

/// Three colours as CSS writes them: `#0b5345`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colours {
    /// Links and buttons; readable on white.
    pub main: String,
    /// Behind the white words of the header.
    pub deep: String,
    /// Behind dark words, and around what has the focus.
    pub highlight: String,
}

impl Branding {
    /// Puts the colours into the stylesheet. Its address and the logo's change with what they hold,
    /// so browsers never show an old one.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        contact: Option<HelpContact>,
        colours: Colours,
        logo: &'static [u8],
    ) -> Self {
        let stylesheet = format!("{}{STYLESHEET}", colours.as_css());
        Self {
            name: name.into(),
            contact,
            colours,
            stylesheet: Asset::new("motesplats", "css", "text/css; charset=utf-8", stylesheet),
            logo: Asset::new("mark", "svg", "image/svg+xml", logo),
        }
    }
}

impl Default for Branding {
    /// The product's own.
    fn default() -> Self {
        let colours = Colours {
            main: "#0b5345".to_owned(),
            deep: "#083c33".to_owned(),
            highlight: "#f6c445".to_owned(),
        };
        Self::new("Mötesplats", None, colours, LOGO)
    }
}

impl Colours {
    /// A rule that stands before the sheet: print and high contrast may still change the colours.
    fn as_css(&self) -> String {
        format!(
            ":root {{ --main: {}; --deep: {}; --highlight: {}; }}\n",
            self.main, self.deep, self.highlight
        )
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::platform::i18n::Locale;
    use crate::platform::ui::Layout;

    fn another() -> Arc<Branding> {
        let contact = HelpContact {
            dial: None,
            phone: "0150-570 00".to_owned(),
            place: None,
        };
        let colours = Colours {
            main: "#123456".to_owned(),
            ..Branding::default().colours
        };
        let logo = b"<svg/>";
        Arc::new(Branding::new("Digidelen", Some(contact), colours, logo))
    }

    #[test]
    fn another_branding_gives_another_sheet_and_logo() {
        let (own, other) = (Branding::default(), another());
        let first_line = |branding: &Branding| {
            let sheet = std::str::from_utf8(branding.stylesheet.content()).unwrap();
            sheet.lines().next().unwrap().to_owned()
        };
        assert_eq!(
            first_line(&own),
            ":root { --main: #0b5345; --deep: #083c33; --highlight: #f6c445; }"
        );
        assert!(first_line(&other).contains("--main: #123456;"));
        assert_ne!(own.stylesheet.path, other.stylesheet.path);
        assert_ne!(own.logo.path, other.logo.path);
    }

    #[test]
    fn another_branding_gives_pages_another_title_and_contact() {
        let layout = Layout::new(&another(), Locale::Sv, "/", "Tider");
        assert_eq!(layout.full_title(), "Tider – Digidelen");
        assert_eq!(layout.contact.unwrap().phone, "0150-570 00");
    }

    #[test]
    fn the_contact_of_a_venue_comes_before_the_brandings() {
        let layout = Layout::new(&another(), Locale::Sv, "/", "Tider");
        let layout = layout.reached_at("0155-24 80 00", None);
        assert_eq!(layout.contact.unwrap().phone, "0155-24 80 00");
    }

    #[test]
    fn the_sheet_names_none_of_the_three_colours_itself() {
        for name in ["main", "deep", "highlight"] {
            let screen = STYLESHEET.split("@media").next().unwrap();
            assert!(!screen.contains(&format!("--{name}:")), "{name}");
            assert!(STYLESHEET.contains(&format!("var(--{name})")), "{name}");
        }
    }
}
