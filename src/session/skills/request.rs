//! Validates the JSON of a helper's skills.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::problem::{Fault, Faults};
use crate::platform::text::{LanguageTag, Tag, parse_tags};
use crate::session::particulars::Device;

/// What a helper can, all of it: what is not in it, they cannot.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub struct SkillsRequest {
    #[schema(value_type = Vec<LanguageTag>, max_items = 50)]
    pub languages: Vec<String>,
    #[schema(value_type = Vec<Tag>, max_items = 50)]
    pub topics: Vec<String>,
    #[schema(value_type = Vec<Device>, max_items = 50)]
    pub devices: Vec<String>,
}

/// As many as one list holds.
const MOST: usize = 50;

impl SkillsRequest {
    /// The same, each once and in the form that is stored.
    ///
    /// # Errors
    /// 422 with every fault.
    pub fn validate(&self) -> Result<Self, Faults> {
        let mut faults = Faults::none();
        let tag = |text: &str| LanguageTag::parse(text).map(|tag| tag.to_string());
        let device = |text: &str| Device::parse(text).map(|device| device.name().to_owned());
        let languages = each("/languages", &self.languages, tag, &mut faults);
        let devices = each("/devices", &self.devices, device, &mut faults);
        let topics = faults.take_within("/topics", parse_tags(&self.topics, MOST));
        match topics {
            Some(topics) if faults.is_empty() => Ok(Self {
                languages,
                topics: topics.into_iter().map(String::from).collect(),
                devices,
            }),
            _ => Err(faults),
        }
    }
}

fn each(
    place: &str,
    given: &[String],
    parse: impl Fn(&str) -> Result<String, Fault>,
    faults: &mut Faults,
) -> Vec<String> {
    if given.len() > MOST {
        let fault = Fault::new("too-many").fact("max", MOST);
        faults.add(place, fault);
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    for (index, text) in given.iter().enumerate() {
        let one = faults.take(&format!("{place}/{index}"), parse(text));
        found.extend(one.filter(|one| !found.contains(one)));
    }
    found
}
