//! Validates the JSON of a statement, and shows it again; all faults at once.
//! Without the address of a declaration outside, it says how far the law is kept and when that was judged.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::statement::{Conformity, Statement};
use crate::platform::problem::{Fault, Faults};
use crate::platform::schemas::WebAddress;
use crate::platform::text::Line120;
use crate::platform::text::{LanguageTag, LocalText, PlainText, web_address};

const TEXT_MAX: usize = 8000;

/// What is said of a service's accessibility. Texts are one, or one per language.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub struct StatementRequest {
    /// `full`, `partial` or `none`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Conformity>)]
    pub conformity: Option<String>,
    /// What is not accessible, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<LocalText>)]
    pub not_accessible: Option<Value>,
    /// How it was judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<LocalText>)]
    pub method: Option<Value>,
    /// The day it was judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessed_on: Option<NaiveDate>,
    /// Who supervises.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supervisor: Option<SupervisorRequest>,
    /// The address of the declaration, where it is kept outside.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WebAddress>)]
    pub outside_url: Option<String>,
}

/// Who supervises, and where people turn to them.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SupervisorRequest {
    #[schema(value_type = Line120)]
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WebAddress>)]
    pub url: Option<String>,
}

impl StatementRequest {
    /// # Errors
    /// Every fault.
    pub fn validate(self, language: LanguageTag) -> Result<Statement, Faults> {
        let mut faults = Faults::none();
        let conformity =
            faults.take_optional("/conformity", self.conformity.as_deref(), Conformity::parse);
        let mut text = |pointer: &str, given: Option<Value>| {
            let text = LocalText::parse(given?, language, TEXT_MAX, true);
            faults.take_within(pointer, text)
        };
        let not_accessible = text("/notAccessible", self.not_accessible);
        let method = text("/method", self.method);
        let supervisor = self.supervisor.as_ref();
        let name = faults.take_optional(
            "/supervisor/name",
            supervisor.map(|supervisor| supervisor.name.as_str()),
            PlainText::<120>::parse,
        );
        let url = supervisor.and_then(|supervisor| supervisor.url.as_deref());
        let supervisor_url = faults.take_optional("/supervisor/url", url, web_address);
        let outside = self.outside_url.as_deref();
        let outside_url = faults.take_optional("/outsideUrl", outside, web_address);
        if outside.is_none() {
            for (pointer, missing) in [
                ("/conformity", self.conformity.is_none()),
                ("/assessedOn", self.assessed_on.is_none()),
            ] {
                if missing {
                    faults.add(pointer, Fault::new("missing"));
                }
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Statement {
            conformity,
            not_accessible,
            method,
            assessed_on: self.assessed_on,
            supervisor: name.map(String::from),
            supervisor_url,
            outside_url,
        })
    }

    /// The same as a request would say it, with every language.
    #[must_use]
    pub fn of(stored: &Statement) -> Self {
        let text = |text: &Option<LocalText>| text.as_ref().map(|text| serde_json::json!(text));
        Self {
            conformity: stored.conformity.map(|step| step.to_string()),
            not_accessible: text(&stored.not_accessible),
            method: text(&stored.method),
            assessed_on: stored.assessed_on,
            supervisor: stored.supervisor.clone().map(|name| SupervisorRequest {
                name,
                url: stored.supervisor_url.clone(),
            }),
            outside_url: stored.outside_url.clone(),
        }
    }
}
