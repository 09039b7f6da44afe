//! What the public's session pages are made of: plain data, already in the reader's language.

use askama::Template;
use chrono::{NaiveDate, TimeDelta};

use super::card::{DayGroup, SeatsLine};
use crate::platform::i18n::{Locale, dates, t, t_with};
use crate::platform::ui::Layout;
use crate::platform::ui::form::Choice;

/// The spans a visitor picks from. The page's own parameter `when`; `from` goes before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum When {
    /// From now on.
    #[default]
    Any,
    /// Today.
    Today,
    /// Until Sunday.
    Week,
    /// Monday to Sunday of the next week.
    NextWeek,
}

impl When {
    const ALL: [Self; 4] = [Self::Any, Self::Today, Self::Week, Self::NextWeek];

    /// Reads the parameter; what is not known means any time.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let found = Self::ALL.into_iter().find(|when| when.as_str() == text);
        found.unwrap_or_default()
    }

    /// As it stands in the query.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Any => "",
            Self::Today => "today",
            Self::Week => "week",
            Self::NextWeek => "next-week",
        }
    }

    /// First and last day, both included; any time has no last one.
    #[must_use]
    pub fn days(self, today: NaiveDate) -> (NaiveDate, Option<NaiveDate>) {
        let (_, sunday) = dates::week_of(today);
        match self {
            Self::Any => (today, None),
            Self::Today => (today, Some(today)),
            Self::Week => (today, Some(sunday)),
            Self::NextWeek => (
                sunday + TimeDelta::days(1),
                Some(sunday + TimeDelta::days(7)),
            ),
        }
    }

    /// The answers to "När?", with this one chosen.
    #[must_use]
    pub fn choices(self, locale: Locale, today: NaiveDate) -> Vec<Choice> {
        let label = |when: Self| match when {
            Self::Any => t(locale, "when-any").into_owned(),
            Self::Today => t(locale, "when-today").into_owned(),
            Self::Week => {
                let week = dates::week(locale, today);
                t_with(locale, "when-week", &[("week", week.into())])
            }
            Self::NextWeek => {
                let week = dates::week(locale, today + TimeDelta::days(7));
                t_with(locale, "when-next-week", &[("week", week.into())])
            }
        };
        Self::ALL
            .into_iter()
            .map(|when| Choice::new(when.as_str(), label(when), self.as_str()))
            .collect()
    }
}

/// The form above a list. Its names are the API's, and `when`.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The list's own path.
    pub action: String,
    /// Parameters that are kept but not asked for: `venue`, `campaign`, `q`.
    pub kept: Vec<(String, String)>,
    /// Where, with "everywhere" first.
    pub municipalities: Vec<Choice>,
    /// When.
    pub when: Vec<Choice>,
    /// The helper's language, with "any" first.
    pub languages: Vec<Choice>,
    /// Whether the form has its second part.
    pub more: bool,
    /// Whether that part is open, because something in it is chosen.
    pub more_open: bool,
    /// What help is wanted with, with "anything" first.
    pub topics: Vec<Choice>,
    /// A first day, `2026-10-06`, or nothing.
    pub from: String,
    /// Only with seats left.
    pub free: bool,
}

impl Filter {
    /// The form for a list at `action`, with the answers that mean "any" set before the given ones.
    #[must_use]
    pub fn new(
        locale: Locale,
        action: impl Into<String>,
        when: Vec<Choice>,
        municipalities: Vec<Choice>,
        languages: Vec<Choice>,
    ) -> Self {
        Self {
            action: action.into(),
            when,
            municipalities: or_any(locale, "where-any", municipalities),
            languages: or_any(locale, "language-any", languages),
            ..Self::default()
        }
    }

    /// Adds the second part: topic, first day, only with seats left.
    #[must_use]
    pub fn with_more(
        mut self,
        locale: Locale,
        topics: Vec<Choice>,
        from: impl Into<String>,
        free: bool,
    ) -> Self {
        self.more = true;
        self.from = from.into();
        self.free = free;
        self.more_open = free || !self.from.is_empty() || topics.iter().any(|topic| topic.selected);
        self.topics = or_any(locale, "topic-any", topics);
        self
    }
}

/// "Any" first, chosen where nothing else is.
fn or_any(locale: Locale, key: &str, choices: Vec<Choice>) -> Vec<Choice> {
    let any = Choice {
        value: String::new(),
        label: t(locale, key).into_owned(),
        selected: !choices.iter().any(|choice| choice.selected),
    };
    std::iter::once(any).chain(choices).collect()
}

/// `/{lang}/`: today and this week near you.
#[derive(Template)]
#[template(path = "session/start.html")]
pub struct StartPage {
    /// The frame.
    pub l: Layout,
    /// The form, without its second part.
    pub filter: Filter,
    /// Today and the rest of the week.
    pub days: Vec<DayGroup>,
    /// The whole list.
    pub all_href: String,
}

/// `/{lang}/sessions`.
#[derive(Template)]
#[template(path = "session/list.html")]
pub struct ListPage {
    /// The frame.
    pub l: Layout,
    /// What the list shows: "Tider i Katrineholm".
    pub heading: String,
    /// A sentence under it, as for a campaign.
    pub lead: Option<String>,
    /// The form.
    pub filter: Filter,
    /// "43 tider".
    pub found: Option<String>,
    /// Set when nothing was found.
    pub empty: Option<Empty>,
    /// What was found.
    pub days: Vec<DayGroup>,
    /// Set when there is more than a page.
    pub paging: Option<Paging>,
}

impl ListPage {
    /// "Tider i Katrineholm"; without a place, of everywhere.
    #[must_use]
    pub fn title(locale: Locale, place: Option<&str>) -> String {
        match place {
            None => t(locale, "list-title").into_owned(),
            Some(place) => t_with(locale, "list-title-place", &[("place", place.into())]),
        }
    }

    /// "43 tider".
    #[must_use]
    pub fn found(locale: Locale, n: i64) -> String {
        t_with(locale, "list-found", &[("n", n.into())])
    }
}

/// What to do when nothing was found.
#[derive(Debug, Clone, Default)]
pub struct Empty {
    /// Which choice to loosen.
    pub loosen: String,
    /// The list without choices.
    pub all_href: String,
    /// The nearest sessions.
    pub alternatives: Vec<DayGroup>,
}

impl Empty {
    /// Advice, and the nearest sessions. `free` tells that only those with seats were asked for.
    #[must_use]
    pub fn new(
        locale: Locale,
        free: bool,
        all_href: impl Into<String>,
        alternatives: Vec<DayGroup>,
    ) -> Self {
        let key = if free {
            "list-loosen-free"
        } else {
            "list-loosen"
        };
        Self {
            loosen: t(locale, key).into_owned(),
            all_href: all_href.into(),
            alternatives,
        }
    }
}

/// The way to the other pages of a list.
#[derive(Debug, Clone, Default)]
pub struct Paging {
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// "Sida 2 av 5".
    pub text: String,
}

impl Paging {
    /// The way from one page to its neighbours; `href` gives a page's address.
    #[must_use]
    pub fn of(
        locale: Locale,
        (page, pages): (i64, i64),
        href: impl Fn(i64) -> String,
    ) -> Option<Self> {
        (pages > 1).then(|| Self {
            previous: (page > 1).then(|| href(page - 1)),
            next: (page < pages).then(|| href(page + 1)),
            text: t_with(
                locale,
                "paging-text",
                &[("page", page.into()), ("pages", pages.into())],
            ),
        })
    }
}

/// What a visitor can do about a session.
#[derive(Debug, Clone)]
pub enum SessionAction {
    /// Book a seat.
    Book {
        /// The form.
        href: String,
    },
    /// Join the queue.
    Queue {
        /// The form.
        href: String,
    },
    /// Just come.
    NoBooking,
    /// Nothing, and why.
    Closed {
        /// In a sentence.
        why: String,
    },
    /// Nothing: it does not take place.
    Cancelled {
        /// What staff wrote.
        reason: Option<String>,
        /// Its language, where it is not the page's.
        reason_lang: Option<String>,
    },
}

impl SessionAction {
    /// Booking opens then.
    #[must_use]
    pub fn opens(locale: Locale, when: &str) -> Self {
        let why = t_with(locale, "session-opens", &[("when", when.into())]);
        Self::Closed { why }
    }

    /// Booking has ended.
    #[must_use]
    pub fn closed(locale: Locale) -> Self {
        let why = t(locale, "session-closed").into_owned();
        Self::Closed { why }
    }

    /// It is full, and there is no queue.
    #[must_use]
    pub fn full(locale: Locale) -> Self {
        let why = t(locale, "session-full").into_owned();
        Self::Closed { why }
    }

    /// The session is over.
    #[must_use]
    pub fn over(locale: Locale) -> Self {
        let why = t(locale, "session-over").into_owned();
        Self::Closed { why }
    }

    fn is_cancelled(&self) -> bool {
        matches!(self, Self::Cancelled { .. })
    }
}

/// `/{lang}/sessions/{id}`.
#[derive(Template)]
#[template(path = "session/session.html")]
pub struct SessionPage {
    /// The frame.
    pub l: Layout,
    /// Back to the list.
    pub back_href: String,
    /// The title.
    pub title: String,
    /// Its language, where it is not the page's.
    pub title_lang: Option<String>,
    /// "Tisdag 6 oktober kl. 13.00–15.00".
    pub when: String,
    /// "2 timmar".
    pub length: String,
    /// The description, by paragraphs.
    pub description: Vec<String>,
    /// Its language, where it is not the page's.
    pub description_lang: Option<String>,
    /// What is left.
    pub seats: SeatsLine,
    /// What can be done.
    pub action: SessionAction,
    /// A course's meetings, each with day and time.
    pub meetings: Vec<String>,
    /// The venue's name.
    pub place: String,
    /// The room's.
    pub room: Option<String>,
    /// Street and town.
    pub address: Option<String>,
    /// A map, elsewhere.
    pub map_href: Option<String>,
    /// How to get in.
    pub access: Option<String>,
    /// Its language, where it is not the page's.
    pub access_lang: Option<String>,
    /// What help there is with.
    pub topics: Option<String>,
    /// Languages of help.
    pub languages: Option<String>,
    /// What it costs; none means nothing.
    pub fee: Option<String>,
    /// Who arranges it.
    pub organisers: String,
    /// The campaigns it belongs to.
    pub campaigns: Option<String>,
    /// The venue's telephone.
    pub phone: Option<String>,
    /// The calendar file.
    pub calendar_href: Option<String>,
}
