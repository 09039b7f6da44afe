//! View model of the form for a new session: a few fields are required, the rest is optional.
//! `templates/session/new.html` shows it.

use askama::Template;

use super::field_maker::{FieldMaker, choose_one, kinds};
use super::form::NewSessionForm;
use crate::platform::i18n::{Locale, t_with};
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors, SummaryLine};

/// The choices of the form, as value and label.
#[derive(Debug, Clone, Default)]
pub struct NewSessionOptions {
    /// The venues that the signed-in person may plan for.
    pub venues: Vec<(String, String)>,
    /// The rooms of those venues.
    pub rooms: Vec<(String, String)>,
    pub languages: Vec<(String, String)>,
    pub topics: Vec<(String, String)>,
    /// Editions that are under way or to come.
    pub campaigns: Vec<(String, String)>,
    /// Whether the signed-in person may publish, not only draft.
    pub may_publish: bool,
    /// Whether the time comes twice that night.
    pub doubled: bool,
}

/// The session that occupies the room or the helper already.
#[derive(Debug, Clone, Default)]
pub struct Clash {
    /// Which room, when and by what; or what to do where that is not known.
    pub text: String,
    /// The roster of that session.
    pub href: String,
}

/// Which session occupies which room.
#[derive(Debug, Clone)]
pub struct OccupiedRoom<'a> {
    pub room: &'a str,
    /// The other session's title.
    pub what: &'a str,
    pub when: &'a str,
}

impl Clash {
    /// "Rummet Sal 2 är upptaget tisdag 6 oktober kl. 13.00: Öppen datorhjälp."
    #[must_use]
    pub fn new(locale: Locale, occupied: &OccupiedRoom<'_>, href: impl Into<String>) -> Self {
        let facts = [
            ("room", occupied.room.into()),
            ("what", occupied.what.into()),
            ("when", occupied.when.into()),
        ];
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
    pub l: Layout,
    action: String,
    key: String,
    summary: Vec<SummaryLine>,
    /// Said of a form that was not carried out.
    pub(super) notice: Option<String>,
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
    /// The page, with what was typed and what is wrong with it. It sets the layout's title.
    #[must_use]
    pub fn new(
        layout: Layout,
        key: impl Into<String>,
        options: &NewSessionOptions,
        form: &NewSessionForm,
        errors: &FormErrors,
        clash: Option<Clash>,
    ) -> Self {
        let make = FieldMaker {
            locale: layout.locale,
            errors,
        };
        let room = |none: Vec<Choice>| {
            let rooms = choose_one(&options.rooms, &form.room);
            let choices = none.into_iter().chain(rooms).collect();
            Choices::new("room", make.t("new-room"), choices).checked(errors)
        };
        let no_room = Choice::new("", make.t("new-room.none"), &form.room);
        Self {
            action: layout.url("/desk/sessions/new"),
            key: key.into(),
            notice: None,
            summary: errors.summary(&make.labels()),
            title: make.field("title", "new-title", &form.title),
            kind: Choices::new("kind", make.t("new-kind"), kinds(make.locale, &form.kind))
                .checked(errors),
            venue: Choices::new(
                "venue",
                make.t("new-venue"),
                venue_choices(make.t("new-venue.none"), &options.venues, &form.venue),
            )
            .checked(errors),
            date: make
                .field("date", "new-date", &form.date)
                .kind("date", "short"),
            time: make
                .field("time", "new-time", &form.time)
                .hint(make.t("new-time.hint"))
                .kind("text", "tiny"),
            occurrence: options.doubled.then(|| make.occurrence(&form.occurrence)),
            minutes: make
                .field("minutes", "new-minutes", &form.minutes)
                .kind("text", "tiny")
                .typed("off", "numeric"),
            seats: Field {
                quiet: true,
                ..make
                    .field("seats", "new-seats", &form.seats)
                    .hint(make.t("new-seats.hint"))
                    .kind("text", "tiny")
                    .typed("off", "numeric")
            },
            more_open: !form.room.is_empty()
                || !form.description.is_empty()
                || !form.campaigns.is_empty()
                || !form.topics.is_empty()
                || !form.languages.is_empty(),
            room: (!options.rooms.is_empty()).then(|| room(vec![no_room])),
            description: make
                .field("description", "new-description", &form.description)
                .optional(),
            languages: make.boxes(
                "languages",
                "new-languages",
                &options.languages,
                &form.languages,
            ),
            topics: (!options.topics.is_empty())
                .then(|| make.boxes("topics", "new-topics", &options.topics, &form.topics)),
            campaigns: (!options.campaigns.is_empty()).then(|| {
                make.boxes(
                    "campaigns",
                    "new-campaigns",
                    &options.campaigns,
                    &form.campaigns,
                )
            }),
            may_publish: options.may_publish,
            l: Layout {
                title: make.t("new-heading"),
                error: !errors.is_empty() || clash.is_some(),
                ..layout
            },
            clash,
        }
    }
}

/// Where there are several, one is chosen and none is guessed: a forgotten choice would put a session into
/// the first of the alphabet.
fn venue_choices(none: String, venues: &[(String, String)], chosen: &str) -> Vec<Choice> {
    let known = choose_one(venues, chosen);
    if venues.len() < 2 {
        return known;
    }
    let none = Choice::new("", none, chosen);
    std::iter::once(none).chain(known).collect()
}
