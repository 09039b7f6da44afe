//! The links at the top of a page: the public's, or the desk's tabs with the venue that was chosen.
//! The venue stays in the address, so that a tab leads to the same venue's page.

use std::borrow::Cow;

use super::form::Choice;
use super::layout::Layout;
use super::signed_in::{SignedIn, Waiting};
use super::staff_tab::StaffTab;
use crate::platform::input::query::Query;

/// A link in the header.
#[derive(Debug)]
pub struct HeadLink {
    /// Where to.
    pub href: String,
    /// Its words.
    pub text: Cow<'static, str>,
    /// Its words where there is little room.
    pub short: Cow<'static, str>,
    /// What `aria-current` says: this page, or a part of it.
    pub current: Option<&'static str>,
    /// How much waits there.
    pub count: Option<String>,
    /// Whether a telephone shows it outside the menu.
    pub daily: bool,
}

/// Chooses a venue. The form sends `venue`, and what else the address said.
#[derive(Debug)]
pub struct VenueForm {
    pub action: String,
    pub hidden: Vec<(String, String)>,
    /// All of them first.
    pub choices: Vec<Choice>,
}

impl Layout {
    /// The links at the top: the public's, or the desk's where somebody is signed in.
    #[must_use]
    pub fn head_links(&self) -> Vec<HeadLink> {
        match &self.staff {
            Some(staff) => self.tab_links(staff, |tab| !staff.sets_aside(tab)),
            None => vec![
                self.public_link("/sessions", "nav-sessions"),
                self.public_link("/my-booking", "nav-my-booking"),
            ],
        }
    }

    /// The links at the foot of a page of the desk: what is needed seldom beside a day's work.
    #[must_use]
    pub fn foot_links(&self) -> Vec<HeadLink> {
        let staff = self.staff.as_ref();
        let links = staff.map(|staff| self.tab_links(staff, |tab| staff.sets_aside(tab)));
        links.unwrap_or_default()
    }

    fn tab_links(&self, staff: &SignedIn, wanted: impl Fn(StaffTab) -> bool) -> Vec<HeadLink> {
        let tabs = staff.tabs.iter().copied();
        let tabs = tabs.filter(|tab| wanted(*tab));
        tabs.map(|tab| self.tab_link(tab, staff)).collect()
    }

    fn public_link(&self, path: &str, key: &str) -> HeadLink {
        HeadLink {
            href: self.url(path),
            text: self.t(key),
            short: self.t(key),
            current: (self.bare_path() == path).then_some("page"),
            count: None,
            daily: true,
        }
    }

    fn tab_link(&self, tab: StaffTab, staff: &SignedIn) -> HeadLink {
        let path = self.bare_path();
        let waiting = match tab {
            StaffTab::Calls => staff.navigation.calls,
            StaffTab::ToCount => staff.navigation.to_count,
            _ => Waiting::default(),
        };
        HeadLink {
            href: self.tab_url(tab),
            text: self.t(tab.key()),
            short: self.t(&format!("{}.short", tab.key())),
            current: tab.holds(path).then(|| match path == tab.path() {
                true => "page",
                false => "true",
            }),
            count: waiting.text(),
            daily: tab.is_daily(),
        }
    }

    /// A tab's address, at the venue that was chosen.
    #[must_use]
    pub fn tab_url(&self, tab: StaffTab) -> String {
        match tab.is_of_a_venue() {
            true => self.at_venue(tab.path(), &[]),
            false => self.url(tab.path()),
        }
    }

    /// A path at the venue that was chosen, with what else its query says.
    #[must_use]
    pub fn at_venue(&self, path: &str, more: &[(&str, &str)]) -> String {
        let staff = self.staff.as_ref();
        let chosen = staff.and_then(|staff| staff.navigation.chosen.as_ref());
        let venue = chosen.map(|venue| ("venue", venue.slug.as_str()));
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(venue.into_iter().chain(more.iter().copied()));
        let query = query.finish();
        match query.is_empty() {
            true => self.url(path),
            false => format!("{}?{query}", self.url(path)),
        }
    }

    /// Books for somebody who rings, at the venue that was chosen.
    #[must_use]
    pub fn book_for_url(&self) -> String {
        self.at_venue("/desk/book", &[])
    }

    /// The form that chooses a venue, where there are several.
    #[must_use]
    pub fn venue_form(&self) -> Option<VenueForm> {
        let navigation = &self.staff.as_ref()?.navigation;
        if navigation.venues.len() < 2 {
            return None;
        }
        let path = self.bare_path();
        let here = StaffTab::ALL.into_iter().find(|tab| tab.path() == path);
        let here = here.filter(|tab| tab.is_of_a_venue());
        let chosen = navigation.chosen.as_ref();
        let chosen = chosen.map_or("", |venue| venue.slug.as_str());
        let all = Choice::new("", self.t("venue-all"), chosen);
        let venues = navigation.venues.iter();
        let venues = venues.map(|venue| Choice::new(&venue.slug, &venue.name, chosen));
        Some(VenueForm {
            action: self.url(here.unwrap_or(StaffTab::Today).path()),
            hidden: here.map(|_| self.kept_query()).unwrap_or_default(),
            choices: std::iter::once(all).chain(venues).collect(),
        })
    }

    /// The name of the only venue.
    #[must_use]
    pub fn only_venue(&self) -> Option<&str> {
        match &self.staff.as_ref()?.navigation.venues[..] {
            [only] => Some(&only.name),
            _ => None,
        }
    }

    /// What the address says beside the venue; another venue's list begins with its first page.
    fn kept_query(&self) -> Vec<(String, String)> {
        let (_, query) = self.path.split_once('?').unwrap_or_default();
        let query = Query::parse_lenient(query);
        let kept = ["date", "week", "by", "from", "status"].into_iter();
        kept.filter_map(|name| Some((name.to_owned(), query.get(name)?.to_owned())))
            .collect()
    }

    fn bare_path(&self) -> &str {
        self.path.split('?').next().unwrap_or_default()
    }

    /// Whether the head has the desk's search; the search's own page has it below.
    #[must_use]
    pub fn searches(&self) -> bool {
        let serves = self.staff.as_ref().is_some_and(SignedIn::serves);
        serves && self.path != "/desk/search"
    }
}
