//! Everything the page is made of.

use actix_web::{HttpMessage, HttpRequest};

use super::page::{CodeForm, SecondStepPage, SecondStepState, ShownSecret};
use crate::platform::auth::OwesSecondStep;
use crate::platform::i18n::t_with;
use crate::platform::problem::Problem;
use crate::platform::qr::Qr;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, FormErrors};
use crate::staff::desk::RefusedWords;
use crate::staff::model::StaffAccount;
use crate::staff::second_step::{SecondStep, SharedSecret};

pub(super) const PATH: &str = "/desk/me/second-step";
const GROUP: usize = 4;

/// What has just been made, and is shown this once.
pub(super) enum JustMade {
    Nothing,
    Secret(ShownSecret),
    Codes(Vec<String>),
}

/// The secret of an account, as it is read and scanned.
pub(super) fn shown(
    state: &AppState,
    account: &StaffAccount,
    secret: &SharedSecret,
) -> ShownSecret {
    let named = account.email.as_deref().unwrap_or(&account.name);
    let otpauth = secret.otpauth(&state.branding.name, named);
    let signs: Vec<char> = secret.text().chars().collect();
    let groups: Vec<String> = signs.chunks(GROUP).map(String::from_iter).collect();
    ShownSecret {
        grouped: groups.join(" "),
        qr: Qr::of(&otpauth),
        otpauth,
    }
}

/// Whether whoever asks has to set it up before anything else.
pub(super) fn is_owed(request: &HttpRequest) -> bool {
    request.extensions().contains::<OwesSecondStep>()
}

pub(super) fn page(
    layout: Layout,
    is_owed: bool,
    state: SecondStep,
    made: JustMade,
    problem: Option<&Problem>,
) -> SecondStepPage {
    let locale = layout.locale;
    let faults = problem.map_or(&[][..], |problem| &problem.fields);
    let errors = FormErrors::of(locale, faults);
    let refused = RefusedWords::of(problem, locale);
    SecondStepPage {
        notice: layout.unsent(problem),
        is_owed,
        summary: errors.summary(&[("code", layout.t("second-step-code"))]),
        begin_action: layout.url(PATH),
        state: far(&layout, state, made, &errors),
        l: Layout {
            title: layout.t("second-step").into_owned(),
            error: refused.is_some() || !errors.is_empty(),
            ..layout
        },
        refused,
    }
}

fn far(layout: &Layout, state: SecondStep, made: JustMade, errors: &FormErrors) -> SecondStepState {
    let action = |verb: &str| layout.url(&format!("{PATH}/{verb}"));
    let code = Field::new("code", layout.t("second-step-code")).checked(errors);
    match (state, made) {
        (_, JustMade::Codes(codes)) => SecondStepState::JustOn { codes },
        (SecondStep::Off, _) => SecondStepState::Off,
        (SecondStep::Begun, made) => SecondStepState::Begun {
            secret: match made {
                JustMade::Secret(secret) => Some(secret),
                _ => None,
            },
            confirm: CodeForm {
                action: action("confirmation"),
                code: code.kind("text", "short").typed("one-time-code", "numeric"),
            },
        },
        (SecondStep::On { codes_left }, _) => SecondStepState::On {
            left: t_with(
                layout.locale,
                "second-step-codes-left",
                &[("many", codes_left.into())],
            ),
            end: CodeForm {
                action: action("end"),
                code: code
                    .typed("one-time-code", "")
                    .hint(layout.t("second-step-code.hint")),
            },
        },
    }
}
