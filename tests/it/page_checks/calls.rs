//! The pages to ring from, with sample data.

use motesplats::booking::desk::{
    CallLine, CallSheet, CallsPage, CurrentCall, DoorSheet, DoorTask, LastCall, LettersPage,
    ListLink, PrintedCall, ShownScript, UndeliveredRow,
};
use motesplats::booking::{RefusalText, Said};
use motesplats::platform::contact::ShownPhone;
use motesplats::platform::i18n::{Locale, languages, named, t, t_with};
use motesplats::platform::problem::{Fault, Faults, Problem, WRONG_STATE};
use motesplats::platform::ui::form::{Field, FormErrors};

use super::samples::desk;
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    vec![
        html("calls", calls(locale)),
        html("calls-wrong", wrong(locale)),
        html("calls-none", nobody(locale)),
        html("calls-done", done(locale)),
        html("calls-print", printed(locale)),
        html("door", door_sheet(locale)),
        html("letters", letters(locale, 2)),
        html("letters-none", letters(locale, 0)),
    ]
}

/// Letters that did not arrive; the second to somebody without an address by now.
fn letters(locale: Locale, n: usize) -> LettersPage {
    let gunvor = UndeliveredRow {
        name: "Gunvor A.".to_owned(),
        is_code: false,
        href: "booking".to_owned(),
        when: "I morgon kl. 10.00".to_owned(),
        what: t(locale, "letter-change").into_owned(),
        to: Some("g…@exempel.se".to_owned()),
        why: t(locale, "not-delivered-no-such-address").into_owned(),
        resend_action: Some("letter".to_owned()),
        tell_action: "call".to_owned(),
        tell: "record-ring-instead",
    };
    let discreet = UndeliveredRow {
        name: "KDM4 X7H3".to_owned(),
        is_code: true,
        to: None,
        why: t(locale, "not-delivered-unknown").into_owned(),
        resend_action: None,
        tell: "record-tell-at-door",
        ..gunvor.clone()
    };
    LettersPage {
        l: desk(locale, "/desk/letters", t(locale, "letters-title")),
        back_href: "today".to_owned(),
        rows: [gunvor, discreet].into_iter().take(n).collect(),
        more: None,
    }
}

fn said(locale: Locale, key: &str) -> Said {
    Said {
        text: t(locale, key).into_owned(),
        lang: None,
    }
}

fn reason() -> Said {
    Said {
        text: "Huda är sjuk.".to_owned(),
        lang: Some("sv".to_owned()),
    }
}

fn script(locale: Locale, staff: Locale, heading: &str) -> ShownScript {
    let language = languages::name(staff, locale.tag());
    let hello = t_with(
        locale,
        "call-hello",
        &[("venue", "Katrineholms bibliotek".into())],
    );
    let hello = Said {
        text: hello,
        lang: None,
    };
    ShownScript {
        heading: t_with(staff, heading, &[("language", language.into())]),
        lang: locale.tag(),
        dir: locale.dir(),
        said: vec![
            vec![hello, said(locale, "mail-called-off"), reason()],
            vec![said(locale, "call-other-time")],
        ],
    }
}

fn line(locale: Locale, name: &str, language: &str, current: bool) -> CallLine {
    let untried = t(locale, "calls-untried");
    CallLine {
        href: "?task=1".to_owned(),
        name: name.to_owned(),
        is_code: name.starts_with("KDM4"),
        note: format!("{} · {untried}", languages::name(locale, language)),
        current,
    }
}

fn phone(locale: Locale) -> Option<ShownPhone> {
    Some(ShownPhone::of(
        "+46701740696",
        Some("070-174 06 96"),
        locale,
    ))
}

fn current(locale: Locale, errors: &FormErrors) -> CurrentCall {
    let other = match locale {
        Locale::Sv => Locale::En,
        _ => Locale::Sv,
    };
    let no_answer = named(locale, "call-outcome", "no-answer");
    CurrentCall {
        name: "Omar Haddad".to_owned(),
        is_code: false,
        phone: phone(locale),
        note: t_with(locale, "calls-try", &[("n", 2.into())]),
        session_href: "session".to_owned(),
        session: "Mobilen på ditt språk, onsdag 7 oktober kl. 14.00–16.00".to_owned(),
        attempts: vec![format!("{no_answer} 10.40")],
        scripts: vec![
            script(other, locale, "calls-in"),
            script(locale, locale, "calls-in-yours"),
        ],
        action: Some("outcome".to_owned()),
        note_field: Field::new("note", t(locale, "call-note"))
            .hint(t(locale, "call-note.hint"))
            .optional()
            .checked(errors),
        take_back: None,
    }
}

fn door_task(locale: Locale, number: &str) -> DoorTask {
    DoorTask {
        number: number.to_owned(),
        said: vec![said(locale, "mail-called-off"), reason()],
        action: Some("told".to_owned()),
    }
}

fn calls(locale: Locale) -> CallsPage {
    let link = |key: &str, current| ListLink {
        href: "?state=open".to_owned(),
        text: t(locale, key).into_owned(),
        current,
    };
    let reached = named(locale, "call-outcome", "reached");
    let last = [("name", "Ingrid P.".into()), ("outcome", reached.into())];
    CallsPage {
        l: desk(locale, "/desk/call-tasks", t(locale, "calls-title")),
        notice: None,
        refused: None,
        summary: Vec::new(),
        last: Some(LastCall {
            text: t_with(locale, "calls-last", &last),
            take_back: Some("reopening".to_owned()),
        }),
        about: Some("Mobilen på ditt språk. Onsdag 7 oktober kl. 14.00–16.00".to_owned()),
        lists: vec![
            link("calls-open", true),
            link("calls-gave-up", false),
            link("calls-done", false),
        ],
        people: vec![
            line(locale, "Omar Haddad", "ar", true),
            line(locale, "Margit E.", "sv", false),
            line(locale, "KDM4 X7H3", "ti", false),
        ],
        none: t(locale, "calls-none").into_owned(),
        current: Some(current(locale, &FormErrors::none())),
        paging: None,
        door: vec![
            door_task(locale, "JX7B 4H2K"),
            door_task(locale, "9MRK 7P3T"),
        ],
        door_href: Some("door".to_owned()),
        print_href: Some("print".to_owned()),
        back_href: "back".to_owned(),
    }
}

fn wrong(locale: Locale) -> CallsPage {
    let mut faults = Faults::none();
    faults.add("/note", Fault::new("too-long").fact("max", 200));
    let errors = FormErrors::of(locale, &faults.into_fields());
    let mut page = CallsPage {
        last: None,
        summary: errors.summary(&[("note", t(locale, "call-note"))]),
        current: Some(current(locale, &errors)),
        ..calls(locale)
    };
    page.l.error = true;
    page
}

fn nobody(locale: Locale) -> CallsPage {
    let gone = Problem::new(&WRONG_STATE).fact("state", "superseded");
    let mut page = CallsPage {
        refused: Some(RefusalText::of(&gone, locale)),
        last: None,
        about: None,
        people: Vec::new(),
        current: None,
        door: Vec::new(),
        door_href: None,
        print_href: None,
        ..calls(locale)
    };
    page.l.error = true;
    page
}

fn done(locale: Locale) -> CallsPage {
    let call = CurrentCall {
        action: None,
        take_back: Some("reopening".to_owned()),
        ..current(locale, &FormErrors::none())
    };
    CallsPage {
        current: Some(call),
        ..calls(locale)
    }
}

fn printed(locale: Locale) -> CallSheet {
    let call = |name: &str| PrintedCall {
        name: name.to_owned(),
        is_code: false,
        phone: phone(locale),
        language: languages::name(locale, "ar"),
        session: "Mobilen på ditt språk, onsdag 7 oktober kl. 14.00–16.00".to_owned(),
        script: t(locale, "mail-called-off").into_owned(),
    };
    CallSheet {
        l: desk(locale, "/desk/call-tasks/print", t(locale, "calls-title")),
        calls: vec![call("Omar Haddad"), call("Margit E.")],
        back_href: "back".to_owned(),
    }
}

fn door_sheet(locale: Locale) -> DoorSheet {
    DoorSheet {
        l: desk(
            locale,
            "/desk/sessions/0197f3c0/door",
            t(locale, "door-title"),
        ),
        session: "Mobilen på ditt språk, onsdag 7 oktober kl. 14.00–16.00".to_owned(),
        lines: vec![door_task(locale, "JX7B 4H2K")],
        back_href: "back".to_owned(),
    }
}
