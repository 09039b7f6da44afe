//! What every page has around it: branding, language, title, navigation, contact, who is signed in.
//! Every template takes it as `l`.

use std::borrow::Cow;
use std::sync::Arc;

use actix_web::HttpRequest;

use super::branding::Branding;
use super::help_contact::HelpContact;
use super::signed_in::SignedIn;
use super::staff_assets::{StaffAssets, staff_assets};
use crate::platform::contact::ShownPhone;
use crate::platform::http::request::RoutedPath;
use crate::platform::i18n::{Locale, localise, t, t_around, t_with};
use crate::platform::problem::{Problem, UNSENT_FORM};
use crate::platform::state::AppState;

/// The frame of a page: language, title, who runs it, whom to telephone, who is signed in.
#[derive(Debug, Clone)]
pub struct Layout {
    /// Name, colours and logo.
    pub branding: Arc<Branding>,
    /// The page's language.
    pub locale: Locale,
    /// The page's own title, without the branding's name.
    pub title: String,
    /// The path after the language, with its query: `/sessions?municipality=SE-0483`.
    pub path: String,
    /// Whether the page shows what was typed wrong; its title then says so first.
    pub error: bool,
    /// Who offers the help: "Katrineholms kommun".
    pub organisation: Option<String>,
    /// The slug of whoever answers for the page, whose lawful pages the foot leads to.
    pub answering: Option<String>,
    /// Whom to call, in the same place on every page.
    pub contact: Option<HelpContact>,
    /// Who is signed in, on the desk's and the organisers' pages.
    pub staff: Option<SignedIn>,
}

impl Layout {
    /// A page for everybody. `path` is what follows the language.
    #[must_use]
    pub fn new(
        branding: &Arc<Branding>,
        locale: Locale,
        path: impl Into<String>,
        title: impl Into<String>,
    ) -> Self {
        Self {
            branding: Arc::clone(branding),
            locale,
            title: title.into(),
            path: path.into(),
            error: false,
            organisation: None,
            answering: None,
            contact: branding.contact.clone(),
            staff: None,
        }
    }

    /// The frame of the page a request asks for: in the language of its path, for whoever is signed
    /// in. `path` is what follows the language.
    ///
    /// # Errors
    /// 404 in a language that is none of ours.
    pub fn asked(
        request: &HttpRequest,
        state: &AppState,
        path: impl Into<String>,
    ) -> Result<Self, Problem> {
        let tag = request.routed_path().split('/').nth(1).unwrap_or_default();
        let locale = Locale::exact(tag).ok_or_else(Problem::not_found)?;
        Ok(Self {
            staff: SignedIn::of(request, &state.keys),
            ..Self::new(&state.branding, locale, path, "")
        })
    }

    /// What only staff's pages load.
    #[must_use]
    pub fn of_staff(&self) -> &'static StaffAssets {
        staff_assets()
    }

    /// Says who offers the help.
    #[must_use]
    pub fn of(mut self, organisation: impl Into<String>) -> Self {
        self.organisation = Some(organisation.into());
        self
    }

    /// Says whose accessibility and privacy pages belong to it.
    #[must_use]
    pub fn answered_by(mut self, slug: impl Into<String>) -> Self {
        self.answering = Some(slug.into());
        self
    }

    /// A page that the law wants, of whoever answers for this one.
    #[must_use]
    pub fn lawful(&self, path: &str) -> String {
        match &self.answering {
            Some(slug) => self.url(&format!("{path}/{slug}")),
            None => self.url(path),
        }
    }

    /// Says whom to call and where to go.
    #[must_use]
    pub fn reached_at(mut self, phone: impl Into<String>, place: Option<String>) -> Self {
        self.contact = Some(HelpContact {
            phone: phone.into(),
            dial: None,
            place,
        });
        self
    }

    /// The same with a stored number.
    #[must_use]
    pub fn answering_phone(mut self, phone: ShownPhone, place: Option<String>) -> Self {
        self.contact = Some(HelpContact {
            phone: phone.text,
            dial: Some(phone.dial),
            place,
        });
        self
    }

    /// Shows who is signed in.
    #[must_use]
    pub fn signed_in(mut self, staff: SignedIn) -> Self {
        self.staff = Some(staff);
        self
    }

    /// Marks a page that asks to correct something.
    #[must_use]
    pub fn with_errors(mut self, error: bool) -> Self {
        self.error = error;
        self
    }

    /// A text in the page's language.
    #[must_use]
    pub fn t(&self, key: &str) -> Cow<'static, str> {
        t(self.locale, key)
    }

    /// What a redirect has just done, from its `?done=…`; a word not on the list says nothing.
    #[must_use]
    pub fn done(&self, what: &str) -> Option<String> {
        const DONE: [&str; 69] = [
            "absence-noted",
            "absence-removed",
            "booked",
            "booking-cancelled",
            "bookings-cancelled",
            "campaign-added",
            "campaign-changed",
            "campaign-removed",
            "cancelled",
            "cancelled-several",
            "changed",
            "closed",
            "counted",
            "days-changed",
            "days-closed",
            "days-opened",
            "discreet",
            "draft-removed",
            "drafted",
            "edition-added",
            "edition-changed",
            "edition-removed",
            "equipment-added",
            "equipment-changed",
            "equipment-removed",
            "helpers-changed",
            "hours-added",
            "hours-removed",
            "import-gone",
            "invited",
            "list-booked",
            "moved",
            "named",
            "on-call-list",
            "on-door-list",
            "opening-hours",
            "organisation-added",
            "own-text",
            "password-set",
            "proposed",
            "published",
            "published-several",
            "refused",
            "released",
            "resent",
            "role-given",
            "role-withdrawn",
            "room-added",
            "room-changed",
            "room-removed",
            "second-step-off",
            "settings",
            "settled",
            "signed-out",
            "skills-saved",
            "staff-added",
            "staff-closed",
            "staff-reopened",
            "submitted",
            "substituted",
            "taken-back",
            "template-removed",
            "template-saved",
            "token-ended",
            "topics",
            "usual-text",
            "venue-added",
            "venue-changed",
            "venue-removed",
        ];
        let known = DONE.contains(&what);
        known.then(|| self.t(&format!("done-{what}")).into_owned())
    }

    /// What is said above a form that was not carried out because its sign-in had ended; nothing of any
    /// other problem.
    #[must_use]
    pub fn unsent(&self, problem: Option<&Problem>) -> Option<String> {
        let problem = problem.filter(|problem| *problem.kind == UNSENT_FORM)?;
        Some(localise(problem, self.locale).detail)
    }

    /// A path under the page's language.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("/{}{path}", self.locale.tag())
    }

    /// `<title>`: what went wrong, the page, the service.
    #[must_use]
    pub fn full_title(&self) -> String {
        let page = if self.error {
            t_with(
                self.locale,
                "title-error",
                &[("title", self.title.as_str().into())],
            )
        } else {
            self.title.clone()
        };
        format!("{page} – {}", self.branding.name)
    }

    /// Every language, and this page in it.
    #[must_use]
    pub fn languages(&self) -> Vec<(Locale, String)> {
        Locale::PAGES
            .into_iter()
            .map(|locale| (locale, format!("/{}{}", locale.tag(), self.path)))
            .collect()
    }

    /// The words around the telephone number at the foot of the page.
    #[must_use]
    pub fn call_or_come(&self, contact: &HelpContact) -> (String, String) {
        match &contact.place {
            None => t_around(self.locale, "foot-call", "phone"),
            Some(place) => {
                const MARK: &str = "\u{1}";
                let text = t_with(
                    self.locale,
                    "foot-call-or-come",
                    &[("phone", MARK.into()), ("place", place.as_str().into())],
                );
                let (before, after) = text.split_once(MARK).unwrap_or((&text, ""));
                (before.to_owned(), after.to_owned())
            }
        }
    }

    /// What every form of the desk carries; empty on the public's pages.
    #[must_use]
    pub fn csrf(&self) -> &str {
        self.staff.as_ref().map_or("", |staff| &staff.csrf)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_link_keeps_the_page_and_its_query() {
        let layout = Layout::new(&Arc::default(), Locale::Sv, "/sessions?free=true", "Tider");
        let links: Vec<String> = layout.languages().into_iter().map(|(_, to)| to).collect();
        assert_eq!(
            links,
            [
                "/sv/sessions?free=true",
                "/nb/sessions?free=true",
                "/en/sessions?free=true"
            ]
        );
        assert!(layout.head_links()[0].current.is_some());
    }

    #[test]
    fn a_title_says_first_that_something_is_wrong() {
        let layout = Layout::new(&Arc::default(), Locale::Sv, "/", "Min bokning");
        assert_eq!(layout.full_title(), "Min bokning – Mötesplats");
        let layout = layout.with_errors(true);
        assert_eq!(layout.full_title(), "Fel: Min bokning – Mötesplats");
    }

    #[test]
    fn what_was_done_is_said_only_from_the_list() {
        let layout = Layout::new(&Arc::default(), Locale::Sv, "/", "");
        assert_eq!(
            layout.done("counted").as_deref(),
            Some("Antalet är sparat.")
        );
        assert_eq!(layout.done("<b>"), None);
    }
}
