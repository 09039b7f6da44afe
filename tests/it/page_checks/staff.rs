//! The desk's pages with sample data.

use motesplats::booking::desk::{
    CountForm, CrowdForm, EMPTY_LINES, HereCount, JudgedList, LastWalkIn, ListFault, Marked,
    MissingPerson, NameListPage, PaperLine, PaperPage, Presence, PresenceCount, PublicationForm,
    QueueRow, RefusalForm, RefusalTap, ReleaseLink, ReleasePage, RosterPage, RosterRow, RowActs,
    RowPhone, ToTell, TypedCount, WalkInForm,
};
use motesplats::organisation::desk::{ReportRow, ReportsPage as AccessibilityReportsPage};
use motesplats::platform::i18n::{Locale, dates, languages, named, spans, t, t_with};
use motesplats::platform::input::form::Form;
use motesplats::platform::problem::{Fault, Faults, Problem, UNSENT_FORM};
use motesplats::platform::ui::form::{Field, FormErrors};
use motesplats::session::desk::{
    Clash, DraftForm, ExtraForm, NewSessionForm, NewSessionPage, NewSessionState, OccupiedRoom,
};
use motesplats::staff::pages::{AfterSignIn, SignInPage, SignInRefusal, UnsentPage, WaitingForm};
use motesplats::venue::HelpTopic;

use super::questions::question_card;
use super::samples::{at, desk, layout, span, tallies, today};
use super::series::draft_options;
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    let refused = SignInRefusal {
        title: t(locale, "problem-wrong-password").into_owned(),
        detail: t(locale, "problem-wrong-password.detail").into_owned(),
    };
    let sign_in = |email, errors: &FormErrors, refused| {
        SignInPage::new(
            layout(locale, "/desk/sign-in"),
            email,
            AfterSignIn::Open(None),
            errors,
            refused,
        )
    };
    let none = FormErrors::none();
    let sign_in_waiting = SignInPage::new(
        layout(locale, "/desk/sign-in"),
        "",
        AfterSignIn::Show(kept_form(locale)),
        &none,
        None,
    );
    let mut faults = Faults::none();
    faults.add("/password", Fault::new("empty"));
    let empty = FormErrors::of(locale, &faults.into_fields());
    vec![
        html("sign-in", sign_in("", &none, None)),
        html("sign-in-empty", sign_in("huda@exempel.se", &empty, None)),
        html(
            "sign-in-wrong",
            sign_in("huda@exempel.se", &none, Some(refused)),
        ),
        html(
            "sign-in-provider",
            sign_in("", &none, Some(identity_away(locale))).with_provider(),
        ),
        html("sign-in-waiting", sign_in_waiting),
        html("unsent", unsent(locale)),
        html("new", new(locale, false)),
        html("new-wrong", new(locale, true)),
        html("roster", roster(locale)),
        html("roster-draft", draft(locale)),
        html("release", release(locale)),
        html("name-list", name_list(locale, false)),
        html("name-list-wrong", name_list(locale, true)),
        html("paper", paper(locale)),
        html("accessibility-reports", accessibility_reports(locale)),
    ]
}

/// What whoever comes back from an identity provider that is away reads.
fn identity_away(locale: Locale) -> SignInRefusal {
    SignInRefusal {
        title: t(locale, "problem-identity-away").into_owned(),
        detail: t(locale, "problem-identity-away.detail").into_owned(),
    }
}

/// The form for a new session, behind a sign-in.
fn kept_form(locale: Locale) -> WaitingForm {
    let form = Form::parse(b"title=Nyfiken+p%C3%A5+n%C3%A4tet&csrf=0").unwrap();
    WaitingForm::new(format!("/{}/desk/sessions/new", locale.tag()), &form)
}

/// A form of one button that came too late.
fn unsent(locale: Locale) -> UnsentPage {
    let problem = Problem::new(&UNSENT_FORM).fact("button", "report-submit");
    let action = format!("/{}/reports/submission", locale.tag());
    UnsentPage::new(desk(locale, "/desk", ""), action, Form::default(), &problem)
}

fn accessibility_reports(locale: Locale) -> AccessibilityReportsPage {
    let row = |contact: Option<&str>, action: Option<&str>| ReportRow {
        when: dates::capital(&dates::day_and_time(locale, today(), at(10, 0), today())),
        what: "Jag hittar inte knappen.\nSkärmläsaren säger inget.".to_owned(),
        lang: "sv".to_owned(),
        page: Some("Boka".to_owned()),
        contact: contact.map(str::to_owned),
        action: action.map(str::to_owned),
    };
    AccessibilityReportsPage {
        l: desk(
            locale,
            "/desk/accessibility-reports",
            t(locale, "desk-reports"),
        ),
        reports: vec![row(Some("070-123 45 67"), Some("handled")), row(None, None)],
    }
}

fn count_of_four() -> TypedCount {
    TypedCount {
        total: "4".to_owned(),
        children: "1".to_owned(),
        estimated: true,
        ..TypedCount::default()
    }
}

fn new(locale: Locale, wrong: bool) -> NewSessionPage {
    let options = draft_options();
    let layout = desk(locale, "/desk/sessions/new", "");
    let draft = DraftForm::empty(&options);
    if !wrong {
        let form = NewSessionForm {
            draft,
            ..NewSessionForm::default()
        };
        let day = dates::capital(&dates::day_long(locale, today()));
        let facts = [("day", day.into()), ("what", "Långfredagen".into())];
        let state = NewSessionState {
            doubts: vec![t_with(locale, "doubt-closed", &facts)],
            ..NewSessionState::default()
        };
        return NewSessionPage::new(layout, &options, &form, state);
    }
    let form = NewSessionForm {
        draft: DraftForm {
            seats: "0".to_owned(),
            room: "2".to_owned(),
            extras: ExtraForm {
                languages: vec!["sv".to_owned()],
                age_from: "65".to_owned(),
                others: "SeniorNet".to_owned(),
                ..draft.extras
            },
            ..draft
        },
        date: "2026-10-25".to_owned(),
        time: "02.30".to_owned(),
        minutes: "60".to_owned(),
        ..NewSessionForm::default()
    };
    let when = dates::day_and_time(locale, today(), at(13, 0), today());
    let occupied = OccupiedRoom {
        room: "Sal 2",
        what: "Öppen datorhjälp",
        when: &when,
    };
    let clash = Clash::new(locale, &occupied, "/sv/desk/sessions/0197f3c1");
    let state = NewSessionState {
        key: "key".to_owned(),
        errors: wrong_errors(locale),
        clash: Some(clash),
        doubled: true,
        doubts: Vec::new(),
    };
    NewSessionPage::new(layout, &options, &form, state)
}

fn wrong_errors(locale: Locale) -> FormErrors {
    let mut faults = Faults::none();
    faults.add("/localTime", Fault::new("doubled-time"));
    faults.add("/title", Fault::new("empty"));
    let seats = Fault::new("out-of-range");
    faults.add("/seatsTotal", seats.fact("min", 1).fact("max", 1_000_000));
    let names = [("localTime", "time"), ("seatsTotal", "seats")];
    FormErrors::renamed(locale, &faults.into_fields(), &names)
}

fn row(locale: Locale, name: &str, topics: &str, tongue: &str, presence: Presence) -> RosterRow {
    // Nobody is moved who has come, or was not there.
    let live = matches!(presence, Presence::Expected);
    RosterRow {
        name: name.to_owned(),
        code: None,
        href: Some("record".to_owned()),
        id: format!("0197f3c2-{}", name.split(' ').next().unwrap_or_default()),
        number: Some(Marked::plain("KDM4 X7H3")),
        phone: RowPhone::Missing,
        visit: None,
        interpreter: None,
        alerts: Vec::new(),
        facts: vec![languages::name(locale, tongue)],
        topics: topics.to_owned(),
        presence,
        action: format!("/{}/desk/bookings/0197f3c2/attendance", locale.tag()),
        beyond: false,
        take_back_action: None,
        more: RowActs {
            version: "3".to_owned(),
            absent: live,
            pin_action: Some("pin".to_owned()),
            move_href: live.then(|| "move".to_owned()),
            ..RowActs::default()
        },
    }
}

fn refusals(locale: Locale) -> RefusalForm {
    let topics = [HelpTopic::EId, HelpTopic::Health, HelpTopic::Bank];
    RefusalForm {
        action: "refusals".to_owned(),
        key: "1".to_owned(),
        taps: topics.map(|topic| RefusalTap::of(locale, topic)).to_vec(),
        undo: question_card(locale).undo,
    }
}

fn roster(locale: Locale) -> RosterPage {
    let came = Presence::Came {
        at: dates::time(locale, at(13, 2)),
    };
    let mut people = vec![
        row(locale, "Gunvor A.", "Android-telefon, e-post", "sv", came),
        row(
            locale,
            "Yusuf M.",
            "1177, surfplatta",
            "ar",
            Presence::Expected,
        ),
        row(
            locale,
            "KDM4 X7H3",
            "Säkerhet och bedrägeri",
            "sv",
            Presence::Expected,
        ),
        row(locale, "أمينة", "", "ar", Presence::Expected),
        row(
            locale,
            "Åsa-Märta Ödegaard-Lindström",
            "",
            "nb",
            Presence::no_show(locale),
        ),
        row(locale, "Bo", "", "sv", Presence::excused(locale)),
    ];
    people[1].phone = RowPhone::Shown {
        dial: "+46701740612".to_owned(),
        text: Marked {
            plain: "070-174 06 ".to_owned(),
            marked: "12".to_owned(),
        },
    };
    people[1].number = Some(Marked::all("KDM4 X7H3"));
    people[1].facts = RosterRow::party(locale, 2, 1);
    people[1].more.people = Some(2);
    people[1].more.refusals = vec![RefusalTap::of(locale, HelpTopic::Health)];
    people[3].interpreter = Some(RosterRow::interpreter(locale, "ar"));
    people[3].alerts = ["roster-pending", "roster-undelivered"]
        .map(|key| t(locale, key).into_owned())
        .into();
    people[3].more.settle_action = Some("settlement".to_owned());
    people[2].code = Some("KDM4 X7H3".to_owned());
    people[2].number = None;
    people[2].phone = RowPhone::Hidden;
    people[5].beyond = true;
    let counted = dates::day_and_time(locale, today(), at(15, 10), today());
    RosterPage {
        l: desk(locale, "/desk/sessions/0197f3c0", "13.00 Öppen datorhjälp"),
        notice: None,
        refused: None,
        heading: "13.00 Öppen datorhjälp".to_owned(),
        state: None,
        when: dates::capital(&spans::day_and_times(
            locale,
            span((13, 0), (15, 0)),
            today(),
        )),
        meetings: Vec::new(),
        place: "Katrineholms bibliotek, sal 2 · Huda, Lars".to_owned(),
        here: here(locale, 1, Some(6)),
        to_tell: Some(ToTell::new(
            locale,
            3,
            2,
            ("calls".to_owned(), "door".to_owned()),
        )),
        proposal: Vec::new(),
        publication: None,
        remove_action: None,
        paper_href: "paper".to_owned(),
        list_href: Some("list".to_owned()),
        change_href: Some("change".to_owned()),
        series_href: Some("series".to_owned()),
        copy_href: Some("copy".to_owned()),
        fits_href: Some("helpers".to_owned()),
        template_href: Some("template".to_owned()),
        topics_href: Some("topics".to_owned()),
        message_href: Some("message".to_owned()),
        book_href: Some("book".to_owned()),
        tallies: Some(tallies(locale)),
        close_action: Some("closing".to_owned()),
        walk_in: Some(WalkInForm {
            action: "walk-ins".to_owned(),
            name: "Bo".to_owned(),
            reason: Some(String::new()),
            ..WalkInForm::default()
        }),
        last_walk_in: Some(LastWalkIn::new(
            locale,
            "removal",
            2,
            &dates::time(locale, at(13, 2)),
        )),
        poll: Some("poll".to_owned()),
        early: None,
        refusals: Some(refusals(locale)),
        may_tick: true,
        people,
        queue: vec![
            waiting(1, "Rut med familj", Some(QueueRow::passed_over(locale, 4))),
            waiting(2, "Ali", None),
        ],
        crowds: vec![crowd(locale)],
        release: Some(ReleaseLink::new(locale, "release", 3)),
        count: Some(
            CountForm::new(locale, "count", count_of_four(), &FormErrors::none()).counted(
                locale,
                "Huda Nilsson",
                &counted,
            ),
        ),
        cancel_href: Some("cancellation".to_owned()),
        ill_href: Some("substitutions".to_owned()),
    }
}

fn crowd(locale: Locale) -> CrowdForm {
    let booking = |n: i32| (format!("0197f3d{n}"), format!("Elev {n}"));
    CrowdForm::new(locale, "cancellation", (1..=5).map(booking).collect())
}

fn here(locale: Locale, here: i64, total: Option<i64>) -> HereCount {
    let expected = total.unwrap_or(0);
    let count = PresenceCount {
        here,
        expected,
        bare: 2,
    };
    HereCount::new(locale, count, expected, total)
}

fn paper(locale: Locale) -> PaperPage {
    let line = |name: &str, is_code, number: Option<&str>| PaperLine {
        name: name.to_owned(),
        is_code,
        number: number.map(str::to_owned),
        facts: RosterRow::party(locale, 2, 1),
        topics: "bilder, e-post".to_owned(),
    };
    PaperPage {
        l: desk(
            locale,
            "/desk/sessions/0197f3c0/paper",
            t(locale, "paper-title").into_owned(),
        ),
        back_href: "back".to_owned(),
        session: "13.00 Öppen datorhjälp".to_owned(),
        when: "Tisdag 6 oktober kl. 13.00–15.00".to_owned(),
        place: "Katrineholms bibliotek".to_owned(),
        people: vec![
            line("Gunvor A.", false, Some("KDM4 X7H3")),
            line("KDM4 X7H3", true, None),
        ],
        empty: 0..EMPTY_LINES,
    }
}

fn release(locale: Locale) -> ReleasePage {
    let person = |id: &str, name: &str, seats| MissingPerson {
        id: id.to_owned(),
        name: name.to_owned(),
        number: Some("KDM4 X7H3".to_owned()),
        party: RosterRow::party(locale, seats, 0).pop(),
        chosen: id == "1",
    };
    let nobody = Fault::new("missing");
    let errors = FormErrors::of(locale, &Problem::fault("/booking", nobody).fields);
    ReleasePage {
        l: desk(
            locale,
            "/desk/sessions/0197f3c0/release",
            t(locale, "release-title").into_owned(),
        )
        .with_errors(true),
        back_href: "back".to_owned(),
        session: "13.00 Öppen datorhjälp".to_owned(),
        action: "release".to_owned(),
        summary: errors.summary(&[("booking", t(locale, "release-whose"))]),
        error: errors.of_field("booking"),
        refused: None,
        notice: None,
        missing: vec![person("1", "Gunvor A.", 1), person("2", "Familjen Ek", 3)],
    }
}

fn name_list(locale: Locale, wrong: bool) -> NameListPage {
    let n = |key: &str, n: i64| t_with(locale, key, &[("n", n.into())]);
    let text = |key: &str| t(locale, key).into_owned();
    let names = "Gunvor Ek; 0150-123 45\nBo Berg; bo@exempel.se; 2\nAnna, Cilla";
    let changed = Problem::fault("/names", Fault::new("list-has-faults"));
    let fields = if wrong { &changed.fields[..] } else { &[] };
    let errors = FormErrors::of(locale, fields);
    let fault = ListFault {
        place: n("import-row", 3),
        line: "Anna, Cilla".to_owned(),
        words: text("fault-nobody-listed"),
    };
    let judged = JudgedList {
        counts: vec![n("name-list-fit", 8), n("name-list-there", 2)],
        button: (!wrong).then(|| n("name-list-book", 8)),
        names: names.to_owned(),
        faults_heading: wrong.then(|| n("import-faults", 2)),
        faults: if wrong { vec![fault] } else { Vec::new() },
        more: wrong.then(|| n("import-faults-more", 1)),
    };
    NameListPage {
        l: desk(
            locale,
            "/desk/sessions/0197f3c0/list",
            text("name-list-title"),
        )
        .with_errors(wrong),
        notice: None,
        refused: None,
        summary: errors.summary(&[("names", text("name-list-names"))]),
        back_href: "back".to_owned(),
        session: "Tisdag 6 oktober kl. 13.00–15.00: Öppen datorhjälp".to_owned(),
        action: "list".to_owned(),
        names: Field {
            error: errors.of_field("names"),
            ..Field::new("names", text("name-list-names"))
                .hint(text("name-list-hint"))
                .value(names)
        },
        file_error: None,
        judged: Some(judged),
    }
}

fn waiting(place: i64, name: &str, passed_over: Option<String>) -> QueueRow {
    QueueRow {
        place,
        name: name.to_owned(),
        href: Some("record".to_owned()),
        phone: None,
        passed_over,
        arrive_action: Some("attendance".to_owned()),
        pin_action: Some("pin".to_owned()),
        move_href: Some("move".to_owned()),
    }
}

fn draft(locale: Locale) -> RosterPage {
    RosterPage {
        state: Some(named(locale, "status", "draft").into_owned()),
        notice: desk(locale, "/", "").done("drafted"),
        proposal: vec![t(locale, "proposals-title").into_owned()],
        here: here(locale, 0, None),
        publication: Some(PublicationForm {
            action: "publication".to_owned(),
            label: t(locale, "roster-publish").into_owned(),
        }),
        remove_action: Some("removal".to_owned()),
        walk_in: None,
        tallies: None,
        close_action: None,
        last_walk_in: None,
        poll: None,
        early: Some(RosterPage::early(locale)),
        refusals: None,
        may_tick: false,
        people: Vec::new(),
        queue: Vec::new(),
        release: None,
        count: None,
        ..roster(locale)
    }
}
