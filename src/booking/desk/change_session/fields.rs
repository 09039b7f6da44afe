//! Makes the fields of the form: each with its error, and with what is stored where that is something else.

use super::form::{FormPart, FormSpeech, SessionForm, Texts, in_language};
use super::options::SessionOptions;
use super::page::{Edited, SessionFields, TextField};
use crate::platform::i18n::{Locale, languages, t, t_with};
use crate::platform::text::LanguageTag;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors};
use crate::session::{DraftFieldMaker, ExtraFields};

/// What the fields are made of.
pub struct FieldMaker<'a> {
    pub typed: &'a SessionForm,
    pub before: &'a SessionForm,
    pub speech: &'a FormSpeech,
    pub options: &'a SessionOptions,
    pub errors: &'a FormErrors,
    pub part: FormPart,
    pub drop_in: bool,
    /// Whether the time comes twice that night.
    pub doubled: bool,
}

impl FieldMaker<'_> {
    pub fn make(&self) -> SessionFields {
        let whole = self.part.is_whole();
        let (typed, before) = (self.typed, self.before);
        let texts = |name, key, typed, before| match whole {
            true => self.texts(name, key, typed, before),
            false => Vec::new(),
        };
        let window = self.window();
        let helpers = self.helpers();
        let is_open = |edited: bool, name: &str| edited || self.errors.of_field(name).is_some();
        SessionFields {
            titles: texts("title", "new-title", &typed.titles, &before.titles),
            descriptions: texts(
                "description",
                "new-description",
                &typed.descriptions,
                &before.descriptions,
            ),
            times: match self.part.has_time() {
                true => self.times(),
                false => Vec::new(),
            },
            occurrence: self.doubled.then(|| self.occurrence()),
            venue: whole.then(|| self.venue()),
            room: (!self.options.rooms.is_empty()).then(|| self.room()),
            seats: (whole && !self.drop_in).then(|| self.seats()),
            more_open: is_open(helpers.edited, "helper")
                || window
                    .iter()
                    .any(|field| is_open(field.edited, &field.what.name)),
            helpers: (!self.options.helpers.is_empty()).then_some(helpers),
            window: match whole && !self.drop_in {
                true => window,
                false => Vec::new(),
            },
            extras: whole.then(|| self.extras()),
            extras_open: typed.extras != before.extras || self.has_error_in_extras(),
        }
    }

    fn draft(&self) -> DraftFieldMaker<'_> {
        DraftFieldMaker {
            locale: self.locale(),
            errors: self.errors,
        }
    }

    fn extras(&self) -> ExtraFields {
        let (options, typed) = (&self.options.extras, &self.typed.extras);
        self.draft().extras(options, typed, !self.drop_in)
    }

    fn has_error_in_extras(&self) -> bool {
        let labels = self
            .draft()
            .extra_labels(&self.speech.languages, &self.options.extras);
        let mut names = labels.iter().map(|(name, _)| name);
        names.any(|name| self.errors.of_field(name).is_some())
    }

    fn t(&self, key: &str) -> String {
        t(self.locale(), key).into_owned()
    }

    fn locale(&self) -> Locale {
        self.speech.locale
    }

    /// "Förut: 13.00".
    fn was(&self, before: &str) -> String {
        let before = match before.is_empty() {
            true => self.t("edit-was-nothing"),
            false => before.to_owned(),
        };
        t_with(self.locale(), "edit-was", &[("was", before.into())])
    }

    fn field(&self, name: &'static str, key: &str, typed: &str, before: &str) -> Edited<Field> {
        let field = Field::new(name, self.t(key))
            .typed("off", "")
            .value(typed)
            .checked(self.errors);
        let edited = typed.trim() != before.trim();
        Edited {
            what: match edited {
                true => field.hint(self.was(before)),
                false => field,
            },
            edited,
        }
    }

    fn times(&self) -> Vec<Edited<Field>> {
        let (typed, before) = (self.typed, self.before);
        let shaped = |field: Edited<Field>, kind, class, mode| Edited {
            what: field.what.kind(kind, class).typed("off", mode),
            ..field
        };
        vec![
            shaped(
                self.field("date", "new-date", &typed.date, &before.date),
                "date",
                "short",
                "",
            ),
            shaped(
                self.field("time", "new-time", &typed.time, &before.time),
                "text",
                "tiny",
                "",
            ),
            shaped(
                self.field("minutes", "new-minutes", &typed.minutes, &before.minutes),
                "text",
                "tiny",
                "numeric",
            ),
        ]
    }

    fn window(&self) -> Vec<Edited<Field>> {
        let (typed, before) = (self.typed, self.before);
        let day = |field: Edited<Field>| Edited {
            what: field.what.kind("date", "short").optional(),
            ..field
        };
        let time = |field: Edited<Field>| Edited {
            what: field.what.kind("text", "tiny").optional(),
            ..field
        };
        vec![
            day(self.field(
                "opens-date",
                "edit-opens-date",
                &typed.opens.day,
                &before.opens.day,
            )),
            time(self.field(
                "opens-time",
                "edit-opens-time",
                &typed.opens.time,
                &before.opens.time,
            )),
            day(self.field(
                "closes-date",
                "edit-closes-date",
                &typed.closes.day,
                &before.closes.day,
            )),
            time(self.field(
                "closes-time",
                "edit-closes-time",
                &typed.closes.time,
                &before.closes.time,
            )),
        ]
    }

    fn seats(&self) -> Edited<Field> {
        let field = self.field("seats", "new-seats", &self.typed.seats, &self.before.seats);
        Edited {
            what: field.what.kind("text", "tiny").typed("off", "numeric"),
            ..field
        }
    }

    fn occurrence(&self) -> Choices {
        let chosen = &self.typed.occurrence;
        let choices = vec![
            Choice::new("first", self.t("new-occurrence.first"), chosen),
            Choice::new("second", self.t("new-occurrence.second"), chosen),
        ];
        Choices::new("occurrence", self.t("new-occurrence"), choices).checked(self.errors)
    }

    fn choices(&self, choices: Choices, edited: bool, before: &str) -> Edited<Choices> {
        let choices = choices.checked(self.errors);
        Edited {
            what: match edited {
                true => choices.hint(self.was(before)),
                false => choices,
            },
            edited,
        }
    }

    fn venue(&self) -> Edited<Choices> {
        let (typed, before) = (&self.typed.venue, &self.before.venue);
        let venues = self.options.venues.iter();
        let venues = venues.map(|one| Choice::new(one.id.to_string(), &one.name, typed));
        let choices = Choices::new("venue", self.t("new-venue"), venues.collect());
        self.choices(choices, typed != before, &self.options.venue_name(before))
    }

    fn room(&self) -> Edited<Choices> {
        let (typed, before) = (&self.typed.room, &self.before.room);
        let none = Choice::new("", self.t("new-room.none"), typed);
        let rooms = self.options.rooms.iter();
        let rooms =
            rooms.map(|room| Choice::new(room.0.to_string(), self.options.room_label(room), typed));
        let choices = std::iter::once(none).chain(rooms).collect();
        let before_name = self.options.room_name(before);
        let before_name = before_name.unwrap_or_else(|| self.t("new-room.none"));
        let choices = Choices::new("room", self.t("new-room"), choices);
        self.choices(choices, typed != before, &before_name)
    }

    fn helpers(&self) -> Edited<Choices> {
        let chosen = &self.typed.helpers;
        let mut helpers: Vec<Choice> = self
            .options
            .helpers
            .iter()
            .map(|one| Choice {
                selected: chosen.contains(&one.id.to_string()),
                value: one.id.to_string(),
                label: one.name.clone(),
            })
            .collect();
        helpers.sort_by_key(|choice| !choice.selected);
        let choices = Choices::new("helper", self.t("edit-helpers"), helpers).optional();
        let same = |one: &String| self.before.helpers.contains(one);
        let edited = chosen.len() != self.before.helpers.len() || !chosen.iter().all(same);
        let before = self.options.helper_names(&self.before.helpers);
        self.choices(choices, edited, &before)
    }

    fn texts(&self, name: &str, key: &str, typed: &Texts, before: &Texts) -> Vec<TextField> {
        let several = typed.len() > 1;
        let one = |((tag, text), (_, was)): (&(LanguageTag, String), &(LanguageTag, String))| {
            let language = languages::name(self.locale(), tag.as_str());
            let label = match several {
                true => format!("{} ({language})", self.t(key)),
                false => self.t(key),
            };
            let edited = text.trim() != was.trim();
            let field = Field::new(in_language(name, *tag), label)
                .value(text)
                .checked(self.errors);
            let field = match name == "title" && self.speech.languages.first() == Some(tag) {
                true => field,
                false => field.optional(),
            };
            TextField {
                field: match edited {
                    true => field.hint(self.was(was)),
                    false => field,
                },
                lang: tag.as_str(),
                dir: tag.dir().as_str(),
                edited,
            }
        };
        typed.iter().zip(before).map(one).collect()
    }
}
