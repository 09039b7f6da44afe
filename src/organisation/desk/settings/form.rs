//! What stands in the form of settings, and the change it asks for.

use crate::organisation::model::Organisation;
use crate::organisation::request::OrganisationPatch;
use crate::platform::input::form::Form;
use crate::platform::text::trim_unseen;

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SettingsForm {
    pub version: String,
    pub name: String,
    pub phone: String,
    pub email: String,
    /// The tag of the language for texts without one.
    pub language: String,
    /// The tags of the others.
    pub others: Vec<String>,
    pub publication_reserved: bool,
    pub retention_days: String,
    pub disposal_decision: String,
    pub remind_by_phone: bool,
    pub requires_totp: bool,
}

impl SettingsForm {
    /// What is stored.
    pub fn stored(organisation: &Organisation) -> Self {
        let phone = organisation.phone_typed.as_ref();
        let phone = phone.or(organisation.phone.as_ref()).cloned();
        Self {
            version: organisation.version.to_string(),
            name: organisation.name.clone(),
            phone: phone.unwrap_or_default(),
            email: organisation.email.clone().unwrap_or_default(),
            language: organisation.language().to_owned(),
            others: organisation.languages.iter().skip(1).cloned().collect(),
            publication_reserved: organisation.publication_reserved,
            retention_days: organisation.retention_days.to_string(),
            disposal_decision: organisation.disposal_decision.clone().unwrap_or_default(),
            remind_by_phone: organisation.remind_by_phone,
            requires_totp: organisation.requires_totp,
        }
    }

    /// What was typed over it.
    pub fn of(form: &Form) -> Self {
        let text = |name: &str| form.text(name).to_owned();
        Self {
            version: text("version"),
            name: text("name"),
            phone: text("phone"),
            email: text("email"),
            language: text("language"),
            others: form.all("languages").map(str::to_owned).collect(),
            publication_reserved: form.text("publicationReserved") == "true",
            retention_days: text("retentionDays"),
            disposal_decision: text("disposalDecision"),
            remind_by_phone: form.text("remindByPhone") == "true",
            requires_totp: form.text("requiresTotp") == "true",
        }
    }

    /// What says something else than is stored.
    pub fn patch(&self, before: &Organisation) -> OrganisationPatch {
        let stored = Self::stored(before);
        let changed = |now: &str, before: &str| trim_unseen(now) != trim_unseen(before);
        let optional = |now: &str, before: &str| changed(now, before).then(|| filled(now));
        let languages = self.languages(before);
        let days = changed(&self.retention_days, &stored.retention_days);
        OrganisationPatch {
            name: changed(&self.name, &stored.name).then(|| Some(self.name.clone())),
            phone: optional(&self.phone, &stored.phone),
            email: optional(&self.email, &stored.email),
            languages: (languages != before.languages).then_some(Some(languages)),
            publication_reserved: (self.publication_reserved != before.publication_reserved)
                .then_some(Some(self.publication_reserved)),
            // No number is out of range too.
            retention_days: days.then(|| Some(self.retention_days.trim().parse().unwrap_or(0))),
            disposal_decision: optional(&self.disposal_decision, &stored.disposal_decision),
            remind_by_phone: (self.remind_by_phone != before.remind_by_phone)
                .then_some(Some(self.remind_by_phone)),
            requires_totp: (self.requires_totp != before.requires_totp)
                .then_some(Some(self.requires_totp)),
            ..OrganisationPatch::default()
        }
    }

    /// The first language, then those that stay in their order, then what was ticked beside them.
    fn languages(&self, before: &Organisation) -> Vec<String> {
        let stay = before
            .languages
            .iter()
            .filter(|tag| self.others.contains(tag));
        let mut all = vec![self.language.clone()];
        for tag in stay.chain(&self.others) {
            if !all.contains(tag) {
                all.push(tag.clone());
            }
        }
        all
    }
}

fn filled(text: &str) -> Option<String> {
    Some(trim_unseen(text).to_owned()).filter(|text| !text.is_empty())
}
