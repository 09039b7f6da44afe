//! What was typed into the form, and the request or the patch it makes.

use serde_json::Value;

use crate::platform::input::form::Form;
use crate::platform::text::{LanguageTag, trim_typed, trim_unseen};
use crate::platform::ui::form::texts::TypedTexts;
use crate::venue::{Venue, VenuePatch, VenueRequest};

/// What the fields of the ways in begin with.
const WAYS_IN: &str = "ways";

/// By the names of the form.
#[derive(Debug, Clone, Default)]
pub struct VenueForm {
    pub name: String,
    pub kind: String,
    /// A key.
    pub municipality: String,
    pub address: String,
    pub phone: String,
    pub position: String,
    pub ways_in: TypedTexts,
}

impl VenueForm {
    pub fn empty(municipality: String, languages: Vec<LanguageTag>) -> Self {
        Self {
            kind: "library".to_owned(),
            municipality,
            ways_in: TypedTexts::stored(WAYS_IN, None, languages),
            ..Self::default()
        }
    }

    pub fn stored(venue: &Venue, municipality: String, languages: Vec<LanguageTag>) -> Self {
        let phone = venue.phone_typed.clone().or_else(|| venue.phone.clone());
        let position = venue.lat.zip(venue.lon);
        let position = position.map(|(lat, lon)| format!("{lat}, {lon}"));
        Self {
            name: venue.name.clone(),
            kind: venue.kind.name().to_owned(),
            municipality,
            address: venue.address.clone().unwrap_or_default(),
            phone: phone.unwrap_or_default(),
            position: position.unwrap_or_default(),
            ways_in: TypedTexts::stored(WAYS_IN, venue.accessibility.as_ref(), languages),
        }
    }

    /// What was typed over it; a field that did not come stays.
    pub fn typed(&self, form: &Form) -> Self {
        let text = |name: &str, before: &str| form.get(name).unwrap_or(before).to_owned();
        Self {
            name: text("venue-name", &self.name),
            kind: text("kind", &self.kind),
            municipality: text("municipality", &self.municipality),
            address: text("address", &self.address),
            phone: text("phone", &self.phone),
            position: text("position", &self.position),
            ways_in: self.ways_in.typed(form),
        }
    }

    /// `slug` where the name's own is taken.
    pub fn request(
        &self,
        organisation: &str,
        slug: Option<String>,
        position: Option<(f64, f64)>,
    ) -> VenueRequest {
        VenueRequest {
            organisation: organisation.to_owned(),
            name: self.name.clone(),
            slug,
            kind: self.kind.clone(),
            municipality: self.municipality.clone(),
            address: filled(&self.address),
            phone: filled(&self.phone),
            lat: position.map(|(lat, _)| lat),
            lon: position.map(|(_, lon)| lon),
            accessibility: Some(self.ways_in.value()).filter(|_| !self.ways_in.is_empty()),
            topic_policy: Vec::new(),
        }
    }

    /// What says something else than before.
    pub fn patch(&self, before: &Self, position: Option<(f64, f64)>) -> VenuePatch {
        let changed = |now: &str, before: &str| trim_unseen(now) != trim_unseen(before);
        let text = |now: &str, before: &str| changed(now, before).then(|| Some(now.to_owned()));
        let optional = |now: &str, before: &str| changed(now, before).then(|| filled(now));
        let moved = changed(&self.position, &before.position);
        VenuePatch {
            name: text(&self.name, &before.name),
            kind: text(&self.kind, &before.kind),
            municipality: text(&self.municipality, &before.municipality),
            address: optional(&self.address, &before.address),
            phone: optional(&self.phone, &before.phone),
            lat: moved.then(|| position.map(|(lat, _)| lat)),
            lon: moved.then(|| position.map(|(_, lon)| lon)),
            accessibility: self.ways_in.patch(&before.ways_in).map(|patch: Value| {
                match self.ways_in.is_empty() {
                    true => None,
                    false => Some(patch),
                }
            }),
            topic_policy: None,
        }
    }
}

fn filled(text: &str) -> Option<String> {
    Some(trim_typed(text).to_owned()).filter(|text| !text.is_empty())
}
