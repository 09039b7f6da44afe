//! Helpers' skills as the API shows them.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::request::SkillsRequest;
use super::store::HelperSkills;
use crate::platform::text::{LanguageTag, Tag};
use crate::session::particulars::Device;
use crate::session::resources::who_helps::HelperOption;

/// What a helper can.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SkillsView {
    pub staff_id: Uuid,
    /// Who it is.
    pub name: String,
    #[schema(value_type = Vec<LanguageTag>)]
    pub languages: Vec<String>,
    #[schema(value_type = Vec<Tag>)]
    pub topics: Vec<String>,
    #[schema(value_type = Vec<Device>)]
    pub devices: Vec<String>,
}

impl SkillsView {
    #[must_use]
    pub fn of(helper: &HelperOption, skills: Option<&HelperSkills>) -> Self {
        let SkillsRequest {
            languages,
            topics,
            devices,
        } = said(skills);
        Self {
            staff_id: helper.id.into(),
            name: helper.name.clone(),
            languages,
            topics,
            devices,
        }
    }
}

/// What is stored as a request would say it.
#[must_use]
pub fn said(skills: Option<&HelperSkills>) -> SkillsRequest {
    let said = |skills: &HelperSkills| SkillsRequest {
        languages: skills.languages.clone(),
        topics: skills.topics.clone(),
        devices: skills.devices.clone(),
    };
    skills.map(said).unwrap_or_default()
}
