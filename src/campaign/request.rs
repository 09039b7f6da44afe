//! Validates the JSON of campaigns and editions into [`NewCampaign`] and [`NewEdition`], all faults
//! at once.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::add::{NewCampaign, NewEdition};
use super::model::Edition;
use crate::organisation::Organisation;
use crate::platform::input::merge_patch::{merge, present};
use crate::platform::problem::Problem;
use crate::platform::problem::{Fault, Faults};
use crate::platform::schemas::SlugOrId;
use crate::platform::text::Line120;
use crate::platform::text::{LocalText, LocalTextPatch};
use crate::platform::text::{PlainText, Slug};

/// The longest texts, in characters.
const NAME_MAX: usize = 120;
const THEME_MAX: usize = 300;
const RULES_MAX: usize = 4000;

/// A new campaign.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct CampaignRequest {
    /// Slug or id of who runs it.
    #[schema(value_type = SlugOrId)]
    pub organisation: String,
    /// Its name in paths, made from the name unless given. It never changes.
    #[serde(default)]
    #[schema(value_type = Option<Slug>)]
    pub slug: Option<String>,
    /// Its name.
    #[schema(value_type = Line120)]
    pub name: String,
}

impl CampaignRequest {
    /// The campaign, for the organisation that the request names.
    ///
    /// # Errors
    /// 422 with every fault.
    pub(super) fn validate(&self, owner: &Organisation) -> Result<NewCampaign, Problem> {
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
            organisation: owner.id,
            slug,
            name,
        })
    }
}

/// A change to a campaign: a merge patch.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub struct CampaignPatch {
    /// Its name.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Line120, required = false)]
    pub name: Option<Option<String>>,
}

impl CampaignPatch {
    /// The new name; none where it stays.
    ///
    /// # Errors
    /// 422 for a bad name.
    pub(super) fn validate(&self) -> Result<Option<PlainText<120>>, Problem> {
        let mut faults = Faults::none();
        let name = faults.take_change("/name", self.name.clone(), |name| PlainText::parse(&name));
        if faults.is_empty() {
            Ok(name)
        } else {
            Err(faults.into())
        }
    }
}

/// A new edition.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct EditionRequest {
    /// Its name in paths, unique in the campaign: `2026`.
    #[schema(value_type = Slug)]
    pub edition: String,
    /// Its name: a text, or one per language.
    #[schema(value_type = LocalText)]
    pub name: Value,
    /// Its first day.
    #[schema(value_type = NaiveDate)]
    pub starts_on: String,
    /// Its last day; null where no end was announced.
    #[serde(default)]
    #[schema(value_type = Option<NaiveDate>)]
    pub ends_on: Option<String>,
    /// What it is about: a text, or one per language.
    #[serde(default)]
    #[schema(value_type = Option<LocalText>)]
    pub theme: Option<Value>,
    /// What those who take part agree to: a text, or one per language.
    #[serde(default)]
    #[schema(value_type = Option<LocalText>)]
    pub rules: Option<Value>,
    /// No session of it may be published with a fee.
    #[serde(default)]
    pub must_be_free: bool,
    /// No session of it may be published for others than everybody.
    #[serde(default)]
    pub must_be_open: bool,
}

impl EditionRequest {
    /// The request that would make a row as it is.
    fn of(row: &Edition) -> Value {
        json!({
            "edition": row.edition,
            "name": row.name,
            "startsOn": row.starts_on,
            "endsOn": row.ends_on,
            "theme": row.theme,
            "rules": row.rules,
            "mustBeFree": row.must_be_free,
            "mustBeOpen": row.must_be_open,
        })
    }

    /// The edition, for the organisation that runs the campaign.
    ///
    /// # Errors
    /// 422 with every fault.
    pub(super) fn validate(&self, owner: &Organisation) -> Result<NewEdition, Problem> {
        let mut faults = Faults::none();
        let edition = faults.take("/edition", Slug::parse(&self.edition));
        let mut text = |pointer: &str, given: Option<&Value>, max: usize| {
            parse_text(pointer, given, max, owner, &mut faults)
        };
        let name = text("/name", Some(&self.name), NAME_MAX);
        let theme = text("/theme", self.theme.as_ref(), THEME_MAX);
        let rules = text("/rules", self.rules.as_ref(), RULES_MAX);
        let starts_on = faults.take("/startsOn", parse_date(&self.starts_on));
        let ends_on = faults.take_optional("/endsOn", self.ends_on.as_deref(), parse_date);
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
            must_be_free: self.must_be_free,
            must_be_open: self.must_be_open,
        })
    }
}

/// A change to an edition: a merge patch. Its name in paths stays.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub struct EditionPatch {
    /// Its name: a text in the organisation's first language, or some languages.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = LocalTextPatch, required = false)]
    pub name: Option<Option<Value>>,
    /// Its first day.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = NaiveDate, required = false)]
    pub starts_on: Option<Option<String>>,
    /// Its last day; null where no end was announced.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NaiveDate>)]
    pub ends_on: Option<Option<String>>,
    /// What it is about.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<LocalTextPatch>)]
    pub theme: Option<Option<Value>>,
    /// What those who take part agree to.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<LocalTextPatch>)]
    pub rules: Option<Option<Value>>,
    /// No session of it may be published with a fee from now on.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = bool, required = false)]
    pub must_be_free: Option<Option<bool>>,
    /// No session of it may be published for others than everybody from now on.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = bool, required = false)]
    pub must_be_open: Option<Option<bool>>,
}

impl EditionPatch {
    /// What a row says after it.
    ///
    /// # Errors
    /// 422 with every fault.
    pub(super) fn applied_to(
        &self,
        row: &Edition,
        owner: &Organisation,
    ) -> Result<NewEdition, Problem> {
        let mut whole = EditionRequest::of(row);
        let mut patch = json!(self);
        // A bare text is in the organisation's first language, and leaves those in others.
        for name in ["name", "theme", "rules"] {
            if let Some(text @ Value::String(_)) = patch.get_mut(name) {
                *text = json!({ owner.language(): text.take() });
            }
        }
        merge(&mut whole, patch);
        let missing = |name: &str| whole.get(name).is_none_or(Value::is_null);
        for (name, pointer) in [
            ("name", "/name"),
            ("startsOn", "/startsOn"),
            ("mustBeFree", "/mustBeFree"),
            ("mustBeOpen", "/mustBeOpen"),
        ] {
            if missing(name) {
                return Err(Problem::fault(pointer, Fault::new("missing")));
            }
        }
        let request: EditionRequest = serde_json::from_value(whole).map_err(Problem::internal)?;
        request.validate(owner)
    }
}

fn parse_text(
    pointer: &str,
    given: Option<&Value>,
    max: usize,
    owner: &Organisation,
    faults: &mut Faults,
) -> Option<LocalText> {
    let language = faults.take(pointer, owner.language_tag())?;
    // A name is one line; the longer texts have paragraphs.
    let text = LocalText::parse(given?.clone(), language, max, max > NAME_MAX);
    faults.take_within(pointer, text)
}

/// A date of our time, in the form `2026-10-05`.
fn parse_date(text: &str) -> Result<NaiveDate, Fault> {
    let is_full = text.len() == 10;
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .filter(|date| is_full && (1990..=2200).contains(&date.year()))
        .ok_or_else(|| Fault::new("bad-date"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_in_full_and_of_our_time() {
        assert!(parse_date("2026-10-05").is_ok());
        for wrong in [
            "",
            "2026-1-5",
            "+026-10-05",
            "2026-02-30",
            "0001-01-01",
            "9999-01-01",
        ] {
            assert_eq!(parse_date(wrong).unwrap_err().code, "bad-date", "{wrong}");
        }
    }
}
