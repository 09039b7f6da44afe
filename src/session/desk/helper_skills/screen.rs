//! Shows what a helper can, and saves what was ticked.

use actix_web::{HttpRequest, HttpResponse, web};

use super::page::HelperSkillsPage;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::i18n::{Locale, languages, named, t};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::LanguageTag;
use crate::platform::ui::form::{Choices, FormErrors};
use crate::platform::ui::refused::{refuse, see_other};
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::api::helper_skills::{helper_of, skills_of};
use crate::session::desk::draft_form::FieldMaker;
use crate::session::particulars::Device;
use crate::session::resources::who_helps::HelperOption;
use crate::session::skills::record::save_skills;
use crate::session::skills::request::SkillsRequest;
use crate::session::skills::store::of_helpers;
use crate::session::skills::view::said;
use crate::venue::HelpTopic;

const LISTS: [&str; 3] = ["languages", "topics", "devices"];

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let id = request.match_info().get("staffId").unwrap_or_default();
    let (helper, _) = helper_of(&mut conn, id, &can.scope()).await?;
    let skills = of_helpers(&mut conn, &[helper.id]).await?;
    let layout = Layout::asked(&request, &state, path(&helper))?;
    let typed = said(skills.get(&helper.id));
    Ok(HtmlPage::private(page(layout, &helper, &typed, None)).answer())
}

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let id = request.match_info().get("staffId").unwrap_or_default();
    let found = helper_of(&mut conn, id, &can.scope()).await?;
    let helper = &found.0;
    let layout = Layout::asked(&request, &state, path(helper))?;
    let TypedForm { form, sent } = form_body.read_typed(&LISTS)?;
    let all = |name: &str| form.all(name).map(str::to_owned).collect();
    let typed = SkillsRequest {
        languages: all("languages"),
        topics: all("topics"),
        devices: all("devices"),
    };
    let skills = sent.and_then(|()| skills_of(&found, &typed));
    let (staff, now) = (can.staff(), state.clock.now());
    match skills {
        Ok(skills) => {
            run_detached(async move { save_skills(&mut conn, &skills, staff, now).await }).await?;
            let place = layout.url("/desk/helper-hours?done=skills-saved");
            Ok(see_other(&place))
        }
        Err(refused) => refuse(refused, |refused| {
            page(layout, helper, &typed, Some(refused))
        }),
    }
}

fn path(helper: &HelperOption) -> String {
    format!("/desk/helper-skills/{}", helper.id)
}

fn page(
    layout: Layout,
    helper: &HelperOption,
    typed: &SkillsRequest,
    problem: Option<&Problem>,
) -> HelperSkillsPage {
    let locale = layout.locale;
    let fields = problem.map(|problem| &problem.fields[..]);
    let errors = FormErrors::of(locale, fields.unwrap_or_default());
    let make = FieldMaker {
        locale,
        errors: &errors,
    };
    let label = |key: &str| t(locale, key).into_owned();
    let labels = [
        ("languages", label("skills-languages")),
        ("topics", label("skills-topics")),
        ("devices", label("skills-devices")),
    ];
    let boxes = |name, key, offered: Vec<(String, String)>, chosen: &[String]| -> Choices {
        make.boxes(name, key, &offered, chosen)
    };
    HelperSkillsPage {
        notice: layout.unsent(problem),
        summary: errors.summary(&labels),
        back_href: layout.url("/desk/helper-hours"),
        action: layout.url(&layout.path),
        languages: boxes(
            "languages",
            "skills-languages",
            tags(locale),
            &typed.languages,
        ),
        topics: boxes("topics", "skills-topics", topics(locale), &typed.topics),
        devices: boxes("devices", "skills-devices", devices(locale), &typed.devices),
        l: Layout {
            title: helper.name.clone(),
            error: problem.is_some(),
            ..layout
        },
    }
}

fn tags(locale: Locale) -> Vec<(String, String)> {
    let label = |tag: LanguageTag| (tag.to_string(), languages::name(locale, tag.as_str()));
    LanguageTag::all().map(label).collect()
}

fn topics(locale: Locale) -> Vec<(String, String)> {
    let label = |topic: HelpTopic| {
        let name = topic.name();
        (name.to_owned(), named(locale, "topic", name).into_owned())
    };
    HelpTopic::ALL.map(label).to_vec()
}

fn devices(locale: Locale) -> Vec<(String, String)> {
    let label = |device: Device| {
        let name = device.name();
        (name.to_owned(), named(locale, "device", name).into_owned())
    };
    Device::ALL.map(label).to_vec()
}
