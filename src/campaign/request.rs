//! Campaigns and editions in words, as the API gives them, and what they mean.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::add::{NewCampaign, NewEdition};
use crate::organisation::Organisation;
use crate::platform::http::request::body::present;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::text::{LocalText, PlainText, Slug};

const NAME: usize = 120;
const THEME: usize = 300;
const RULES: usize = 4000;

/// A new campaign in words.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct CampaignRequest {
    /// Slug or id of who runs it.
    pub organisation: String,
    /// The word of its address; made from the name unless given. It never changes.
    #[serde(default)]
    pub slug: Option<String>,
    /// Its name.
    pub name: String,
}

impl CampaignRequest {
    /// What the words mean.
    ///
    /// # Errors
    /// 422 with every fault.
    pub(super) fn read(&self, of: &Organisation) -> Result<NewCampaign, Problem> {
        let mut faults = Faults::none();
        let slug = match &self.slug {
            Some(slug) => faults.take("/slug", Slug::parse(slug)),
            None => faults.take("/slug", Slug::from_name(&self.name)),
        };
        let name = faults.take("/name", PlainText::parse(&self.name));
        let (Some(slug), Some(name)) = (slug, name) else {
            return Err(faults.into());
        };
        Ok(NewCampaign {
            organisation: of.id(),
            slug,
            name,
        })
    }
}

/// A change to a campaign in words: a merge patch.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub struct CampaignPatch {
    /// Its name.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub name: Option<Option<String>>,
}

impl CampaignPatch {
    /// What the words mean.
    ///
    /// # Errors
    /// 422 with every fault.
    pub(super) fn read(&self) -> Result<Option<PlainText<120>>, Problem> {
        let mut faults = Faults::none();
        let name = faults.take_change("/name", self.name.clone(), |name| PlainText::parse(&name));
        if faults.is_empty() {
            Ok(name)
        } else {
            Err(faults.into())
        }
    }
}

/// A new edition in words.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct EditionRequest {
    /// The word of its address within the campaign: `2026`.
    pub edition: String,
    /// Its name: a text, or one per language.
    #[schema(value_type = Object)]
    pub name: Value,
    /// Its first day.
    pub starts_on: String,
    /// Its last day; null where no end was announced.
    #[serde(default)]
    pub ends_on: Option<String>,
    /// What it is about: a text, or one per language.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    pub theme: Option<Value>,
    /// What those who take part agree to: a text, or one per language.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    pub rules: Option<Value>,
}

impl EditionRequest {
    /// What the words mean, for the organisation that runs the campaign.
    ///
    /// # Errors
    /// 422 with every fault.
    pub(super) fn read(&self, of: &Organisation) -> Result<NewEdition, Problem> {
        let mut faults = Faults::none();
        let edition = faults.take("/edition", Slug::parse(&self.edition));
        let name = text("/name", Some(&self.name), NAME, of, &mut faults);
        let theme = text("/theme", self.theme.as_ref(), THEME, of, &mut faults);
        let rules = text("/rules", self.rules.as_ref(), RULES, of, &mut faults);
        let starts_on = faults.take("/startsOn", date(&self.starts_on));
        let ends_on = faults.take_optional("/endsOn", self.ends_on.as_deref(), date);
        if ends_on.is_some_and(|end| starts_on.is_some_and(|start| end < start)) {
            faults.add("/endsOn", Fault::new("end-before-start"));
        }
        let (Some(edition), Some(name), Some(starts_on), true) =
            (edition, name, starts_on, faults.is_empty())
        else {
            return Err(faults.into());
        };
        Ok(NewEdition {
            edition,
            name,
            starts_on,
            ends_on,
            theme,
            rules,
        })
    }
}

fn text(
    pointer: &str,
    given: Option<&Value>,
    max: usize,
    of: &Organisation,
    faults: &mut Faults,
) -> Option<LocalText> {
    let language = faults.take(pointer, of.language_tag())?;
    // A name is one line; the longer texts have paragraphs.
    let text = LocalText::parse(given?.clone(), language, max, max > NAME);
    faults.take_within(pointer, text)
}

/// A date of our time, written `2026-10-05`.
fn date(text: &str) -> Result<NaiveDate, Fault> {
    let written = text.len() == 10;
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .filter(|date| written && (1990..=2200).contains(&date.year()))
        .ok_or_else(|| Fault::new("bad-date"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_in_full_and_of_our_time() {
        assert!(date("2026-10-05").is_ok());
        for wrong in [
            "",
            "2026-1-5",
            "+026-10-05",
            "2026-02-30",
            "0001-01-01",
            "9999-01-01",
        ] {
            assert_eq!(date(wrong).unwrap_err().code, "bad-date", "{wrong}");
        }
    }
}
