//! What a coordinator sees of those who work here, with sample data.

use motesplats::platform::auth::NOUNS;
use motesplats::platform::i18n::{Locale, dates, named, t, t_with};
use motesplats::platform::input::form::Form;
use motesplats::platform::input::paging::{Paging, Total};
use motesplats::platform::problem::{Fault, Faults, Kind, Problem};
use motesplats::platform::qr::Qr;
use motesplats::platform::ui::PageLinks;
use motesplats::platform::ui::form::{Choice, Choices, Field, FormErrors};
use motesplats::staff::desk::{
    ChangeForm, MemberPage, MemberRow, MembersPage, NewMemberPage, RefusedWords, RoleForm, RoleRow,
    Workplace, Workplaces,
};
use motesplats::staff::pages::{
    AfterSignIn, CodeForm, CodePage, ForgottenPage, MadeToken, MePage, OwnPasswordPage,
    SecondStepPage, SecondStepState, SetPasswordPage, ShownSecret, SignInRefusal, SignInRow,
    TokenForm, TokenRow,
};

use super::samples::{at, desk, layout, today};
use super::{Rendered, html};

const LONG: &str = "Åsa-Märta Ödegaard-Lindström";

pub fn pages(locale: Locale) -> Vec<Rendered> {
    let mut faults = Faults::none();
    faults.add("/name", Fault::new("empty"));
    faults.add("/email", Fault::new("bad-email"));
    let wrong = Problem::faults(faults);
    let typed = Form::parse(b"name=&email=maja%40&role=planner&place=venue%3Avalla").unwrap();
    let new = |form: &Form, problem: Option<&Problem>| {
        let layout = desk(locale, "/desk/staff/new", "");
        NewMemberPage::new(layout, "key", &places(), form, problem)
    };
    vec![
        html("members", members(locale)),
        html("member-new", new(&Form::default(), None)),
        html("member-new-wrong", new(&typed, Some(&wrong))),
        html("member", member(locale)),
        html("member-refused", refused(locale)),
    ]
}

fn places() -> Workplaces {
    let place = |value: &str, name: &str| Workplace {
        value: value.to_owned(),
        name: name.to_owned(),
    };
    Workplaces(vec![
        place("organisation:katrineholm", "Katrineholms kommun"),
        place(
            "venue:valla",
            "Servicepunkt Valla i Katrineholms kommun, i butiken",
        ),
    ])
}

fn role(locale: Locale, role: &str) -> String {
    format!("{}, Katrineholms kommun", named(locale, "role", role))
}

fn when(locale: Locale) -> String {
    dates::day_and_time(locale, today(), at(13, 2), today())
}

fn members(locale: Locale) -> MembersPage {
    let row = |name: &str, email: Option<&str>, roles: &[&str]| MemberRow {
        name: name.to_owned(),
        href: "staff/1".to_owned(),
        email: email.map(str::to_owned),
        roles: roles.iter().map(|one| role(locale, one)).collect(),
        last: dates::capital(&when(locale)),
        ..MemberRow::default()
    };
    let never = |key: &str| t(locale, key).into_owned();
    MembersPage {
        l: desk(locale, "/desk/staff?q=a", t(locale, "staff-title")),
        new_href: "staff/new".to_owned(),
        search: Field::new("q", t(locale, "staff-search"))
            .kind("search", "")
            .optional(),
        only_unused: true,
        is_part: true,
        rows: vec![
            row(
                LONG,
                Some("asa-marta.odegaard-lindstrom@katrineholm.example"),
                &["planner", "auditor"],
            ),
            MemberRow {
                is_unused: true,
                last: never("staff-never"),
                ..row(
                    "Bo Ek",
                    Some("bo@katrineholm.example"),
                    &["campaign-organiser"],
                )
            },
            MemberRow {
                last: never("staff-no-sign-in"),
                ..row("أمينة", None, &["volunteer"])
            },
            MemberRow {
                is_closed: true,
                ..row("Siv Holm", Some("siv@katrineholm.example"), &[])
            },
        ],
        paging: PageLinks::of(
            locale,
            Paging { page: 1, limit: 4 },
            Total::Exactly(9),
            |page| format!("?page={page}"),
        ),
    }
}

fn member(locale: Locale) -> MemberPage {
    let errors = FormErrors::none();
    let field = |name: &'static str, label: &str, value: &str| {
        Field::new(name, t(locale, label)).value(value)
    };
    let fields = places().fields(locale, &Form::default(), &errors);
    let last = t_with(locale, "staff-last-at", &[("when", when(locale).into())]);
    MemberPage {
        notice: Some(t(locale, "done-staff-added").into_owned()),
        refused: None,
        summary: Vec::new(),
        back_href: "staff".to_owned(),
        facts: vec!["Katrineholms kommun".to_owned(), last],
        closed: None,
        is_unused: true,
        closes: Some(closes(locale)),
        change: ChangeForm {
            action: "1".to_owned(),
            version: "3".to_owned(),
            name: field("name", "staff-name", LONG),
            email: field("email", "staff-email", "asa@katrineholm.example")
                .kind("email", "")
                .hint(t(locale, "staff-email.hint"))
                .optional(),
            pledged_on: field("pledgedOn", "staff-pledged", "2026-09-01")
                .kind("date", "short")
                .hint(t(locale, "staff-pledged.hint"))
                .optional(),
        },
        roles: vec![
            RoleRow {
                role: role(locale, "planner"),
                withdraw_action: Some("withdrawal".to_owned()),
            },
            RoleRow {
                role: named(locale, "role", "operator").into_owned(),
                withdraw_action: None,
            },
        ],
        give: Some(RoleForm {
            action: "grants".to_owned(),
            role: fields.role,
            place: fields.place,
        }),
        invite_action: Some("invitation".to_owned()),
        close_action: Some("closing".to_owned()),
        reopen_action: None,
        l: desk(locale, "/desk/staff/1", LONG),
    }
}

/// A closed account of the reader's own organisation, and what could not be done.
fn refused(locale: Locale) -> MemberPage {
    let problem = Problem::new(kind("last-coordinator"));
    let problem = problem.fact("organisation", "Katrineholms kommun");
    let day = dates::day(locale, today(), today());
    MemberPage {
        notice: None,
        refused: RefusedWords::of(Some(&problem), locale),
        closed: Some(t_with(locale, "staff-closed-since", &[("day", day.into())])),
        give: None,
        invite_action: None,
        close_action: None,
        reopen_action: Some("reopening".to_owned()),
        l: desk(locale, "/desk/staff/1", LONG).with_errors(true),
        ..member(locale)
    }
}

/// What those see who cannot sign in yet, and the page of one's own password.
pub fn passwords(locale: Locale) -> Vec<Rendered> {
    let forgotten = |is_sent, problem: Option<&Problem>| {
        ForgottenPage::new(layout(locale, "/desk/forgotten"), "", is_sent, problem)
    };
    let set = |problem: Option<&Problem>| {
        let layout = layout(locale, "/desk/password?key=QUFB");
        SetPasswordPage::new(layout, "QUFB", "asa@katrineholm.example", problem)
    };
    let own = |problem: Option<&Problem>| {
        OwnPasswordPage::new(desk(locale, "/desk/me/password", ""), None, problem)
    };
    let fault = |at: &str, fault| Problem::fault(at, fault);
    let over = Problem::new(kind("link-over"));
    let short = || Fault::new("too-short").fact("min", 12);
    vec![
        html("forgotten", forgotten(false, None)),
        html(
            "forgotten-wrong",
            forgotten(false, Some(&fault("/email", Fault::new("empty")))),
        ),
        html("forgotten-sent", forgotten(true, None)),
        html("set-password", set(None)),
        html(
            "set-password-wrong",
            set(Some(&fault("/password", short()))),
        ),
        html(
            "set-password-over",
            SetPasswordPage::over(layout(locale, "/desk/password"), &over),
        ),
        html("own-password", own(None)),
        html(
            "own-password-wrong",
            own(Some(&fault("/old", Fault::new("wrong-password")))),
        ),
    ]
}

fn kind(name: &str) -> &'static Kind {
    let mut kinds = motesplats::staff::PROBLEM_KINDS.iter();
    kinds.find(|kind| kind.name == name).unwrap()
}

fn closes(locale: Locale) -> String {
    let day = dates::day_long_with_year(locale, today()).into();
    t_with(locale, "staff-closes", &[("day", day)])
}

/// The page of one's own account.
pub fn own_account(locale: Locale) -> Vec<Rendered> {
    vec![
        html("me", me(locale, None)),
        html("me-made", me(locale, Some(made_token()))),
        html("second-step-off", second_step(locale, SecondStepState::Off)),
        html("second-step-owed", owed(locale, SecondStepState::Off)),
        html("second-step-paid", owed(locale, just_on())),
        html("second-step-begun", begun(locale, Some(secret()), None)),
        html(
            "second-step-wrong",
            begun(locale, None, Some(t(locale, "fault-wrong-code").as_ref())),
        ),
        html("second-step-codes", second_step(locale, just_on())),
        html("second-step", second_step(locale, is_on(locale))),
    ]
}

fn second_step(locale: Locale, state: SecondStepState) -> SecondStepPage {
    SecondStepPage {
        notice: None,
        is_owed: false,
        refused: None,
        summary: Vec::new(),
        begin_action: "second-step".to_owned(),
        state,
        l: desk(locale, "/desk/me/second-step", t(locale, "second-step")),
    }
}

/// Of somebody who has to set it up before anything else.
fn owed(locale: Locale, state: SecondStepState) -> SecondStepPage {
    SecondStepPage {
        is_owed: true,
        ..second_step(locale, state)
    }
}

fn secret() -> ShownSecret {
    let otpauth =
        "otpauth://totp/M%C3%B6tesplats:asa%40x%2Eexample?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    ShownSecret {
        grouped: "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ".to_owned(),
        otpauth: otpauth.to_owned(),
        qr: Qr::of(otpauth),
    }
}

fn begun(locale: Locale, secret: Option<ShownSecret>, wrong: Option<&str>) -> SecondStepPage {
    let mut errors = FormErrors::none();
    if let Some(words) = wrong {
        errors.add("code", words);
    }
    let code = Field::new("code", t(locale, "second-step-code"));
    let code = code.kind("text", "short").typed("one-time-code", "numeric");
    let code = code.checked(&errors);
    let page = second_step(locale, SecondStepState::Off);
    SecondStepPage {
        summary: errors.summary(&[("code", &code.label)]),
        state: SecondStepState::Begun {
            secret,
            confirm: CodeForm {
                action: "confirmation".to_owned(),
                code,
            },
        },
        l: page.l.with_errors(wrong.is_some()),
        ..page
    }
}

fn just_on() -> SecondStepState {
    let code = |number: u8| format!("GEZD-GNBV-GY3T-QOJQ-GEZD-GNB{number}");
    SecondStepState::JustOn {
        codes: (2..8).map(code).collect(),
    }
}

fn is_on(locale: Locale) -> SecondStepState {
    let code = Field::new("code", t(locale, "second-step-code"));
    SecondStepState::On {
        left: t_with(locale, "second-step-codes-left", &[("many", 1.into())]),
        end: CodeForm {
            action: "end".to_owned(),
            code: code.hint(t(locale, "second-step-code.hint")),
        },
    }
}

/// The second step at sign-in, asked for and refused.
pub fn codes(locale: Locale) -> Vec<Rendered> {
    let page = |errors: &FormErrors, refused| {
        let layout = layout(locale, "/desk/sign-in");
        let after = AfterSignIn::Open(Some("/sv/desk/plan".to_owned()));
        CodePage::new(layout, "QUFB", after, errors, refused)
    };
    let mut wrong = FormErrors::none();
    wrong.add("code", t(locale, "fault-wrong-code"));
    let refused = SignInRefusal {
        title: t(locale, "problem-second-step-on").into_owned(),
        detail: t(locale, "problem-second-step-on.detail").into_owned(),
    };
    vec![
        html("code", page(&FormErrors::none(), None)),
        html("code-wrong", page(&wrong, None)),
        html("code-refused", page(&FormErrors::none(), Some(refused))),
    ]
}

fn made_token() -> MadeToken {
    MadeToken {
        name: "Bibliotekets webb".to_owned(),
        token: format!("mps_{}", "a7".repeat(29)),
    }
}

fn me(locale: Locale, made: Option<MadeToken>) -> MePage {
    let since = when(locale);
    let used = [
        ("since", since.as_str().into()),
        ("seen", since.as_str().into()),
    ];
    let sign_in = |device: &str, end: Option<&str>| SignInRow {
        device: device.to_owned(),
        when: t_with(locale, "me-sign-in-when", &used),
        end_action: end.map(str::to_owned),
    };
    let until = dates::day_long_with_year(locale, today()).into();
    let token = |name: &str, scopes: &str| TokenRow {
        name: name.to_owned(),
        scopes: scopes.to_owned(),
        when: t(locale, "me-token-unseen").into_owned(),
        end_action: "end".to_owned(),
    };
    let everything = t(locale, "me-token-everything").into_owned();
    let all = "bookings:read, bookings:write, closed-days:read, sessions:read, walk-ins:write";
    let nouns = |name: &'static str, label: &str| {
        let choices = NOUNS.map(|noun| Choice::new(noun, noun, "sessions"));
        Choices::new(name, t(locale, label), choices.to_vec())
    };
    let days = t_with(locale, "me-token-days", &[("days", 90.into())]);
    let roles = [role(locale, "planner"), role(locale, "auditor")];
    let who = [
        LONG.to_owned(),
        "asa-marta.odegaard-lindstrom@katrineholm.example".to_owned(),
    ];
    MePage {
        notice: Some(t(locale, "done-token-ended").into_owned()),
        refused: None,
        summary: Vec::new(),
        facts: who.into_iter().chain(roles).collect(),
        password_href: "me/password".to_owned(),
        second_step: t(locale, "second-step-is-off").into_owned(),
        second_step_href: "me/second-step".to_owned(),
        sign_ins: vec![
            sign_in("Firefox, Windows", None),
            sign_in(&t(locale, "me-device-unknown"), Some("end")),
        ],
        end_others_action: Some("end".to_owned()),
        made,
        tokens: vec![
            token("Bibliotekets webb", all),
            TokenRow {
                when: t_with(locale, "me-token-until", &[("day", until)]),
                ..token("api", &everything)
            },
        ],
        new_token: TokenForm {
            action: "tokens".to_owned(),
            name: Field::new("name", t(locale, "me-token-name"))
                .hint(t(locale, "me-token-name.hint")),
            days: Choices::new(
                "days",
                t(locale, "me-token-ends"),
                vec![Choice::new("90", days, "90")],
            ),
            read: nouns("read", "me-token-read"),
            write: nouns("write", "me-token-write"),
            is_open: true,
        },
        l: desk(locale, "/desk/me", t(locale, "me-title")),
    }
}
