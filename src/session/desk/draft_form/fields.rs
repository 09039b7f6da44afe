//! The fields of a draft in one language, each with its error. `templates/session/draft_fields.html` shows them.

use super::field_maker::{FieldMaker, choose_one, kinds};
use super::form::{DraftForm, Texts, named_in};
use super::options::DraftOptions;
use crate::platform::i18n::{languages, t_with};
use crate::platform::problem::FieldFault;
use crate::platform::text::LanguageTag;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors};

/// The fields that are folded away as long as nothing is said or wrong there.
const FOLDED: [&str; 8] = [
    "room",
    "helpers",
    "languages",
    "topics",
    "campaigns",
    "per-booking",
    "desk-seats",
    "fee",
];

/// A text in one language.
#[derive(Debug, Clone, Default)]
pub struct TextField {
    pub field: Field,
    pub lang: &'static str,
    pub dir: &'static str,
}

/// Every field but those of time.
#[derive(Debug, Clone, Default)]
pub struct DraftFields {
    /// Where it is, a slug.
    pub venue: String,
    /// Asked where that was not said.
    pub venues: Option<Choices>,
    pub titles: Vec<TextField>,
    pub kind: Choices,
    pub seats: Field,
    pub more_open: bool,
    pub room: Option<Choices>,
    pub helpers: Option<Choices>,
    pub descriptions: Vec<TextField>,
    pub languages: Choices,
    pub topics: Choices,
    pub campaigns: Option<Choices>,
    /// What few sessions say: audience, fee, queue, and the limits of booking.
    pub rules: Vec<Choices>,
    pub limits: Vec<Field>,
}

impl FieldMaker<'_> {
    #[must_use]
    pub fn draft(&self, options: &DraftOptions, form: &DraftForm) -> DraftFields {
        let boxes = |name, key, offered: &[(String, String)], chosen: &[String]| {
            self.boxes(name, key, offered, chosen)
        };
        let some = |choices: Choices| Some(choices).filter(|some| !some.choices.is_empty());
        DraftFields {
            venue: options.venue.0.clone(),
            venues: (!options.venues.is_empty()).then(|| self.venues(options, form)),
            titles: self.texts("title", "new-title", &form.titles),
            kind: Choices::new("kind", self.t("new-kind"), kinds(self.locale, &form.kind))
                .checked(self.errors),
            seats: self.seats(form),
            more_open: form.says_more()
                || FOLDED
                    .iter()
                    .any(|name| self.errors.of_field(name).is_some()),
            room: (!options.rooms.is_empty()).then(|| self.room(options, form)),
            helpers: some(boxes(
                "helpers",
                "edit-helpers",
                &options.helpers,
                &form.helpers,
            )),
            descriptions: self.texts("description", "new-description", &form.descriptions),
            languages: boxes(
                "languages",
                "new-languages",
                &options.languages,
                &form.languages,
            ),
            topics: boxes("topics", "new-topics", &options.topics, &form.topics),
            campaigns: some(boxes(
                "campaigns",
                "new-campaigns",
                &options.campaigns,
                &form.campaigns,
            )),
            rules: self.rules(form),
            limits: self.limits(form),
        }
    }

    fn seats(&self, form: &DraftForm) -> Field {
        let field = self
            .field("seats", "new-seats", &form.seats)
            .hint(self.t("new-seats.hint"))
            .kind("text", "tiny")
            .typed("off", "numeric");
        Field {
            quiet: true,
            ..field
        }
    }

    fn venues(&self, options: &DraftOptions, form: &DraftForm) -> Choices {
        let none = Choice::new("", self.t("new-venue.none"), &form.venue);
        let venues = choose_one(&options.venues, &form.venue);
        let choices = std::iter::once(none).chain(venues).collect();
        Choices::new("venue", self.t("new-venue"), choices).checked(self.errors)
    }

    fn room(&self, options: &DraftOptions, form: &DraftForm) -> Choices {
        let none = Choice::new("", self.t("new-room.none"), &form.room);
        let rooms = choose_one(&options.rooms, &form.room);
        let choices = std::iter::once(none).chain(rooms).collect();
        Choices::new("room", self.t("new-room"), choices).checked(self.errors)
    }

    /// One field for each language; only the owner's title is wanted.
    fn texts(&self, name: &str, key: &str, typed: &Texts) -> Vec<TextField> {
        let tags: Vec<LanguageTag> = typed.iter().map(|(tag, _)| *tag).collect();
        let several = tags.len() > 1;
        let field =
            |(at, ((tag, name), (_, text))): (usize, ((LanguageTag, String), &(_, String)))| {
                let language = languages::name(self.locale, tag.as_str());
                let label = match several {
                    true => format!("{} ({language})", self.t(key)),
                    false => self.t(key),
                };
                let wanted = at == 0 && key == "new-title";
                let field = Field::new(name, label).value(text).checked(self.errors);
                TextField {
                    field: match wanted {
                        true => field,
                        false => field.optional(),
                    },
                    lang: tag.as_str(),
                    dir: tag.dir().as_str(),
                }
            };
        let named = named_in(name, &tags).zip(typed);
        named.enumerate().map(field).collect()
    }

    fn rules(&self, form: &DraftForm) -> Vec<Choices> {
        let choices = |name: &'static str, key: &str, options: &[(&str, &str)], chosen: &str| {
            let choice = |(value, key): &(&str, &str)| Choice::new(*value, self.t(key), chosen);
            let choices = options.iter().map(choice).collect();
            Choices::new(name, self.t(key), choices).checked(self.errors)
        };
        let audience = [
            ("", "new-audience.usual"),
            ("public", "new-audience.public"),
            ("internal", "new-audience.internal"),
            ("invited", "new-audience.invited"),
        ];
        let queue = [
            ("", "new-queue.give"),
            ("offer", "new-queue.offer"),
            ("none", "new-queue.none"),
        ];
        let lead = [
            ("", "new-lead.start"),
            ("60", "new-lead.hour"),
            ("120", "new-lead.two-hours"),
            ("1440", "new-lead.day"),
            ("2880", "new-lead.two-days"),
        ];
        vec![
            choices("audience", "new-audience", &audience, &form.audience),
            choices("queue", "new-queue", &queue, &form.queue),
            choices("lead", "new-lead", &lead, &form.lead),
        ]
    }

    fn limits(&self, form: &DraftForm) -> Vec<Field> {
        let number = |name, key, value: &str| {
            self.field(name, key, value)
                .kind("text", "tiny")
                .typed("off", "numeric")
                .optional()
        };
        vec![
            number("per-booking", "new-per-booking", &form.per_booking),
            number("desk-seats", "new-desk-seats", &form.desk_seats),
            self.field("fee", "new-fee", &form.fee).optional(),
        ]
    }

    /// The fields' names and labels, for the summary of errors.
    #[must_use]
    pub fn draft_labels(&self, tags: &[LanguageTag]) -> Vec<(String, String)> {
        let label = |(name, key): (&str, &str)| (name.to_owned(), self.t(key));
        let texts = [("title", "new-title"), ("description", "new-description")];
        let texts = texts
            .iter()
            .flat_map(|(name, key)| named_in(name, tags).map(|(_, name)| (name, self.t(key))));
        let others = [
            ("kind", "new-kind"),
            ("venue", "new-venue"),
            ("seats", "new-seats"),
            ("room", "new-room"),
            ("lead", "new-lead"),
            ("per-booking", "new-per-booking"),
            ("desk-seats", "new-desk-seats"),
            ("fee", "new-fee"),
        ];
        texts.chain(others.map(label)).collect()
    }

    /// "Katrineholms bibliotek", as the page says where it is.
    #[must_use]
    pub fn at_venue(&self, options: &DraftOptions) -> String {
        if options.venue.1.is_empty() {
            return String::new();
        }
        let facts = [("venue", options.venue.1.as_str().into())];
        t_with(self.locale, "new-at", &facts)
    }
}

/// The faults of a request at the form's own names; `more` names those that are not of a draft.
#[must_use]
pub fn errors(
    locale: crate::platform::i18n::Locale,
    faults: &[FieldFault],
    languages: &[LanguageTag],
    more: &[(&str, &str)],
) -> FormErrors {
    let names = [
        ("venueId", "venue"),
        ("localDate", "date"),
        ("localTime", "time"),
        ("seatsTotal", "seats"),
        ("leadMinutes", "lead"),
        ("seatsPerBooking", "per-booking"),
        ("deskSeats", "desk-seats"),
    ];
    let names: Vec<(&str, &str)> = names.iter().chain(more).copied().collect();
    let placed: Vec<FieldFault> = faults
        .iter()
        .map(|fault| placed(fault, languages))
        .collect();
    FormErrors::renamed(locale, &placed, &names)
}

/// A text's fault stands at its language: `/title/en` at `title-en`; that of a list's item at the list.
fn placed(field: &FieldFault, languages: &[LanguageTag]) -> FieldFault {
    let pointer = field.pointer.trim_start_matches("/template");
    let pointer = pointer.trim_start_matches("/rule");
    let mut parts = pointer.trim_start_matches('/').splitn(2, '/');
    let (name, rest) = (parts.next().unwrap_or_default(), parts.next());
    let own = languages.first().map(ToString::to_string);
    let pointer = match (name, rest) {
        ("title" | "description", Some(tag)) if Some(tag) != own.as_deref() => {
            format!("/{name}-{tag}")
        }
        (name, _) => format!("/{name}"),
    };
    FieldFault {
        pointer,
        fault: field.fault.clone(),
    }
}
