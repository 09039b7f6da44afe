//! The fields of a draft in one language, each with its error. `templates/session/draft_fields.html` shows them.

use super::extras::{ExtraFields, extra_names, place_fault};
use super::field_maker::{FieldMaker, choose_one, kinds};
use super::form::DraftForm;
use super::options::DraftOptions;
use super::texts::{TextField, named_in};
use crate::platform::i18n::{Locale, t_with};
use crate::platform::problem::FieldFault;
use crate::platform::text::LanguageTag;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors};

/// The fields that are seen at once, and those of time: an error in any other opens what is folded away.
const IN_SIGHT: [&str; 4] = ["title", "kind", "seats", "venue"];

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
    pub extras: ExtraFields,
}

impl FieldMaker<'_> {
    #[must_use]
    pub fn draft(&self, options: &DraftOptions, form: &DraftForm) -> DraftFields {
        let helpers = self.boxes("helpers", "edit-helpers", &options.helpers, &form.helpers);
        DraftFields {
            venue: options.venue.0.clone(),
            venues: (!options.venues.is_empty()).then(|| self.venues(options, form)),
            titles: self.texts("title", "new-title", &form.titles),
            kind: Choices::new("kind", self.t("new-kind"), kinds(self.locale, &form.kind))
                .checked(self.errors),
            seats: self.seats(form),
            more_open: form.says_more() || self.has_folded_error(options),
            room: (!options.rooms.is_empty()).then(|| self.room(options, form)),
            helpers: Some(helpers).filter(|some| !some.choices.is_empty()),
            descriptions: self.texts("description", "new-description", &form.descriptions),
            extras: self.extras(&options.extras, &form.extras, true),
        }
    }

    fn has_folded_error(&self, options: &DraftOptions) -> bool {
        let labels = self.draft_labels(options);
        let mut folded = labels
            .iter()
            .filter(|(name, _)| !IN_SIGHT.contains(&name.as_str()));
        folded.any(|(name, _)| self.errors.of_field(name).is_some())
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

    /// The fields' names and labels, for the summary of errors.
    #[must_use]
    pub fn draft_labels(&self, options: &DraftOptions) -> Vec<(String, String)> {
        let tags = &options.text_languages;
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
            ("helpers", "edit-helpers"),
        ];
        texts
            .chain(others.map(label))
            .chain(self.extra_labels(tags, &options.extras))
            .collect()
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
    locale: Locale,
    faults: &[FieldFault],
    languages: &[LanguageTag],
    more: &[(&str, &str)],
) -> FormErrors {
    let names = [
        ("venueId", "venue"),
        ("localDate", "date"),
        ("localTime", "time"),
        ("seatsTotal", "seats"),
    ];
    let names = names.iter().chain(more).copied().chain(extra_names());
    let names: Vec<(&str, &str)> = names.collect();
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
    let bare = FieldFault {
        pointer: pointer.to_owned(),
        fault: field.fault.clone(),
    };
    if let Some(placed) = place_fault(&bare, languages) {
        return placed;
    }
    let mut parts = pointer.trim_start_matches('/').splitn(2, '/');
    let (name, rest) = (parts.next().unwrap_or_default(), parts.next());
    let own = languages.first().map(ToString::to_string);
    let pointer = match (name, rest) {
        ("title" | "description", Some(tag)) if Some(tag) != own.as_deref() => {
            format!("/{name}-{tag}")
        }
        (name, _) => format!("/{name}"),
    };
    FieldFault { pointer, ..bare }
}
