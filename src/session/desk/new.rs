//! The form for a new session: five things asked, the rest offered.

use askama::Template;

use crate::platform::i18n::{Locale, named, t, t_with};
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors, SummaryLine};

/// The kinds a session can be, in the order they are offered.
const KINDS: [&str; 15] = [
    "one-to-one",
    "drop-in",
    "lecture",
    "workshop",
    "course",
    "cafe",
    "open-house",
    "fair",
    "phone",
    "home-visit",
    "outreach",
    "children",
    "debate",
    "focus-group",
    "internal-training",
];

/// What was typed. Names as in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewSessionForm {
    /// `title`
    pub title: String,
    /// `kind`
    pub kind: String,
    /// `venue`: a slug or id.
    pub venue: String,
    /// `date`: `2026-10-06`.
    pub date: String,
    /// `time`: `13.00` or `13:00`.
    pub time: String,
    /// `occurrence`: `first` or `second`, asked only for a doubled time.
    pub occurrence: String,
    /// `minutes`
    pub minutes: String,
    /// `seats`
    pub seats: String,
    /// `room`: an id.
    pub room: String,
    /// `description`
    pub description: String,
    /// `languages`: tags.
    pub languages: Vec<String>,
    /// `topics`
    pub topics: Vec<String>,
    /// `campaigns`: `slug/edition`.
    pub campaigns: Vec<String>,
}

/// What there is to choose from, as value and label.
#[derive(Debug, Clone, Default)]
pub struct NewSessionOptions {
    /// The venues of the signed-in planner.
    pub venues: Vec<(String, String)>,
    /// Their rooms.
    pub rooms: Vec<(String, String)>,
    /// The languages helpers speak.
    pub languages: Vec<(String, String)>,
    /// The topics of the venue.
    pub topics: Vec<(String, String)>,
    /// The editions under way or to come.
    pub campaigns: Vec<(String, String)>,
    /// Whether they may publish, not only draft.
    pub may_publish: bool,
    /// Whether the time happens twice that night.
    pub doubled: bool,
}

/// The session that is already there.
#[derive(Debug, Clone, Default)]
pub struct Clash {
    /// "Sal 2 är upptagen kl. 13.00–15.00."
    pub text: String,
    /// Its roster.
    pub href: String,
}

impl Clash {
    /// "Sal 2 är upptagen tisdag 6 oktober kl. 13.00."
    #[must_use]
    pub fn new(locale: Locale, what: &str, when: &str, href: impl Into<String>) -> Self {
        let facts = [("what", what.into()), ("when", when.into())];
        Self {
            text: t_with(locale, "new-clash-text", &facts),
            href: href.into(),
        }
    }
}

/// `/{lang}/desk/sessions/new`.
#[derive(Template)]
#[template(path = "session/new.html")]
pub struct NewSessionPage {
    /// The frame.
    pub l: Layout,
    action: String,
    key: String,
    summary: Vec<SummaryLine>,
    clash: Option<Clash>,
    title: Field,
    kind: Choices,
    venue: Choices,
    date: Field,
    time: Field,
    occurrence: Option<Choices>,
    minutes: Field,
    seats: Field,
    more_open: bool,
    room: Option<Choices>,
    description: Field,
    languages: Choices,
    topics: Option<Choices>,
    campaigns: Option<Choices>,
    may_publish: bool,
}

impl NewSessionPage {
    /// The page, with what was typed and what is wrong with it. The layout's title is set here.
    #[must_use]
    pub fn new(
        layout: Layout,
        key: impl Into<String>,
        options: &NewSessionOptions,
        form: &NewSessionForm,
        errors: &FormErrors,
        clash: Option<Clash>,
    ) -> Self {
        let ask = Ask {
            locale: layout.locale,
            errors,
        };
        let room = |none: Vec<Choice>| {
            let rooms = choose_one(&options.rooms, &form.room);
            let choices = none.into_iter().chain(rooms).collect();
            Choices::new("room", ask.t("new-room"), choices).checked(errors)
        };
        let no_room = Choice::new("", ask.t("new-room.none"), &form.room);
        Self {
            action: layout.url("/desk/sessions/new"),
            key: key.into(),
            summary: errors.summary(&ask.labels()),
            title: ask.field("title", "new-title", &form.title),
            kind: Choices::new("kind", ask.t("new-kind"), kinds(ask.locale, &form.kind))
                .checked(errors),
            venue: Choices::new(
                "venue",
                ask.t("new-venue"),
                choose_one(&options.venues, &form.venue),
            )
            .checked(errors),
            date: ask
                .field("date", "new-date", &form.date)
                .kind("date", "short"),
            time: ask
                .field("time", "new-time", &form.time)
                .hint(ask.t("new-time.hint"))
                .kind("text", "tiny"),
            occurrence: options.doubled.then(|| ask.occurrence(&form.occurrence)),
            minutes: ask
                .field("minutes", "new-minutes", &form.minutes)
                .kind("text", "tiny")
                .typed("off", "numeric"),
            seats: Field {
                quiet: true,
                ..ask
                    .field("seats", "new-seats", &form.seats)
                    .hint(ask.t("new-seats.hint"))
                    .kind("text", "tiny")
                    .typed("off", "numeric")
            },
            more_open: !form.room.is_empty()
                || !form.description.is_empty()
                || !form.campaigns.is_empty()
                || !form.topics.is_empty(),
            room: (!options.rooms.is_empty()).then(|| room(vec![no_room])),
            description: ask
                .field("description", "new-description", &form.description)
                .optional(),
            languages: ask.boxes(
                "languages",
                "new-languages",
                &options.languages,
                &form.languages,
            ),
            topics: (!options.topics.is_empty())
                .then(|| ask.boxes("topics", "new-topics", &options.topics, &form.topics)),
            campaigns: (!options.campaigns.is_empty()).then(|| {
                ask.boxes(
                    "campaigns",
                    "new-campaigns",
                    &options.campaigns,
                    &form.campaigns,
                )
            }),
            may_publish: options.may_publish,
            l: Layout {
                title: ask.t("new-heading"),
                error: !errors.is_empty() || clash.is_some(),
                ..layout
            },
            clash,
        }
    }
}

/// Makes the form's fields in one language, with its errors.
struct Ask<'a> {
    locale: Locale,
    errors: &'a FormErrors,
}

impl Ask<'_> {
    fn t(&self, key: &str) -> String {
        t(self.locale, key).into_owned()
    }

    fn field(&self, name: &'static str, key: &str, value: &str) -> Field {
        Field::new(name, self.t(key))
            .typed("off", "")
            .value(value)
            .checked(self.errors)
    }

    fn boxes(
        &self,
        name: &'static str,
        key: &str,
        options: &[(String, String)],
        chosen: &[String],
    ) -> Choices {
        let choice = |(value, label): &(String, String)| Choice {
            selected: chosen.contains(value),
            value: value.clone(),
            label: label.clone(),
        };
        Choices::new(name, self.t(key), options.iter().map(choice).collect())
            .optional()
            .checked(self.errors)
    }

    fn occurrence(&self, chosen: &str) -> Choices {
        let choices = vec![
            Choice::new("first", self.t("new-occurrence.first"), chosen),
            Choice::new("second", self.t("new-occurrence.second"), chosen),
        ];
        Choices::new("occurrence", self.t("new-occurrence"), choices)
            .hint(self.t("new-occurrence.hint"))
            .checked(self.errors)
    }

    fn labels(&self) -> Vec<(&'static str, String)> {
        [
            ("title", "new-title"),
            ("kind", "new-kind"),
            ("venue", "new-venue"),
            ("date", "new-date"),
            ("time", "new-time"),
            ("occurrence", "new-occurrence"),
            ("minutes", "new-minutes"),
            ("seats", "new-seats"),
            ("room", "new-room"),
            ("description", "new-description"),
        ]
        .into_iter()
        .map(|(field, key)| (field, self.t(key)))
        .collect()
    }
}

fn kinds(locale: Locale, chosen: &str) -> Vec<Choice> {
    KINDS
        .into_iter()
        .map(|kind| Choice::new(kind, named(locale, "kind", kind), chosen))
        .collect()
}

fn choose_one(options: &[(String, String)], chosen: &str) -> Vec<Choice> {
    options
        .iter()
        .map(|(value, label)| Choice::new(value, label, chosen))
        .collect()
}
