//! The form for a series, the review of its dates and the series itself, with sample data.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use motesplats::booking::desk::{
    ChangeSeriesPage, ChooseFilePage, FaultLine, ImportPage, SeriesChangeRow,
};
use motesplats::platform::i18n::{Locale, dates, named, t, t_with};
use motesplats::platform::problem::{Fault, Faults};
use motesplats::platform::text::LanguageTag;
use motesplats::platform::ui::form::{Choice, Choices, Field, FormErrors};
use motesplats::session::desk::{
    AbsenceRow, AbsencesPage, BlockForm, BlockFormPage, DraftForm, DraftOptions, ExtraOptions,
    HelperHoursPage, HelperSkillsPage, HoursOfHelper, HoursRow, OfferedEquipment, ReviewRow,
    SeriesForm, SeriesFormPage, SeriesPage, SeriesReviewPage, SeriesRow, StopRow, TemplateRow,
    TemplateSavePage, TemplatesPage, TourForm, TourFormPage, VenueFirstPage, VenueLink,
};
use motesplats::session::{COUNT_COLUMNS, IMPORT_COLUMNS};

use super::planning::{choice, field};
use super::samples::{desk, pairs};
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    vec![
        html("venue-first", venue_first(locale)),
        html("series-form", form(locale, false)),
        html("series-form-wrong", form(locale, true)),
        html("series-review", review(locale)),
        html("series", series(locale)),
        html("absences", absences(locale)),
        html("helper-hours", helper_hours(locale)),
        html("templates", templates(locale)),
        html("helper-skills", helper_skills(locale)),
        html("template-save", save_template(locale)),
        html("block-form", block(locale, false)),
        html("block-form-wrong", block(locale, true)),
        html("tour-form", tour(locale, false)),
        html("tour-form-wrong", tour(locale, true)),
        html("tour-review", tour_review(locale)),
        html("series-change", change(locale)),
        html("import-choose", import_choose(locale)),
        html("import-faults", import_faults(locale)),
        html("import-judged", import(locale, false)),
        html("import-done", import(locale, true)),
    ]
}

fn import_choose(locale: Locale) -> ChooseFilePage {
    let mut wrong = Faults::none();
    wrong.add("/file", Fault::new("unreadable-file"));
    let errors = FormErrors::of(locale, &wrong.into_fields());
    ChooseFilePage {
        l: desk(locale, "/desk/imports", t(locale, "import-title")).with_errors(true),
        notice: None,
        summary: errors.summary(&[("file", t(locale, "import-file"))]),
        action: "imports".to_owned(),
        sample_href: "imports/sample".to_owned(),
        error: errors.of_field("file"),
        columns: IMPORT_COLUMNS.to_vec(),
        what: Choices::new(
            "what",
            t(locale, "import-what"),
            vec![
                Choice::new("programme", t(locale, "import-what-programme"), "programme"),
                Choice::new("counts", t(locale, "import-what-counts"), "programme"),
            ],
        ),
        count_columns: COUNT_COLUMNS.to_vec(),
        venue: Choices::new(
            "venue",
            t(locale, "import-venue"),
            vec![Choice::new("", t(locale, "import-venue-own"), "")],
        ),
        kind: Choices::new(
            "kind",
            t(locale, "new-kind"),
            vec![Choice::new(
                "drop-in",
                named(locale, "kind", "drop-in"),
                "drop-in",
            )],
        ),
        seats: Field::new("seats", t(locale, "import-seats"))
            .hint(t(locale, "import-seats-hint"))
            .kind("text", "tiny")
            .optional(),
    }
}

fn import(locale: Locale, done: bool) -> ImportPage {
    let n = |key: &str, n: usize| t_with(locale, key, &[("n", n.into())]);
    let title = if done { "import-done" } else { "import-judged" };
    ImportPage {
        l: desk(locale, "/desk/imports/1", t(locale, title)),
        file: "Programmet för hösten.xlsx".to_owned(),
        counts: vec![
            n("import-created", 28),
            n("import-changed", 1),
            n("import-unchanged", 2),
        ],
        told: Some(n("told-line-letters", 3)),
        faults_heading: None,
        faults: Vec::new(),
        more: None,
        button: (!done).then(|| n("import-do", 29)),
        done,
        action: "1".to_owned(),
        chosen: vec![("kind", "drop-in".to_owned())],
        choose_href: "imports".to_owned(),
        plan_href: "plan".to_owned(),
    }
}

fn import_faults(locale: Locale) -> ImportPage {
    let n = |key: &str, n: usize| t_with(locale, key, &[("n", n.into())]);
    ImportPage {
        faults_heading: Some(n("import-faults", 202)),
        faults: vec![
            FaultLine {
                place: format!("{} · localTime", n("import-row", 7312)),
                words: t(locale, "fault-bad-time").into_owned(),
            },
            FaultLine {
                place: n("import-row", 7313),
                words: t(locale, "problem-clash").into_owned(),
            },
        ],
        more: Some(n("import-faults-more", 200)),
        button: None,
        told: None,
        ..import(locale, false)
    }
}

pub fn draft_options() -> DraftOptions {
    let tag = |name: &str| LanguageTag::parse(name).unwrap();
    let pair = |value: &str, label: &str| (value.to_owned(), label.to_owned());
    DraftOptions {
        venue: pair("katrineholm-bibliotek", "Katrineholms bibliotek"),
        venues: Vec::new(),
        text_languages: vec![tag("sv"), tag("ar")],
        rooms: pairs(&[("1", "Sal 1"), ("2", "Sal 2")]),
        helpers: pairs(&[("a", "Samira Ali"), ("b", "Tor Berg")]),
        extras: ExtraOptions {
            languages: pairs(&[("sv", "svenska"), ("ar", "arabiska"), ("ti", "tigrinja")]),
            topics: pairs(&[("e-id", "e-legitimation"), ("phone", "mobil")]),
            campaigns: pairs(&[("emedborgarveckan/2026", "eMedborgarveckan 2026")]),
            equipment: vec![OfferedEquipment {
                id: "5".to_owned(),
                name: "Surfplatta".to_owned(),
                count: 5,
            }],
        },
        may_publish: true,
    }
}

fn venue_first(locale: Locale) -> VenueFirstPage {
    let link = |name: &str| VenueLink {
        href: "new".to_owned(),
        name: name.to_owned(),
    };
    VenueFirstPage {
        l: desk(locale, "/desk/series/new", t(locale, "series-heading")),
        venues: vec![link("Katrineholms bibliotek"), link("Servicepunkt Valla")],
    }
}

fn form(locale: Locale, wrong: bool) -> SeriesFormPage {
    let options = draft_options();
    let typed = SeriesForm {
        draft: DraftForm::empty(&options),
        repeat: "week-2".to_owned(),
        weekdays: vec!["mon".to_owned()],
        from: "2027-03-08".to_owned(),
        to: "2027-05-03".to_owned(),
        time: "13.00".to_owned(),
        minutes: "120".to_owned(),
        ..SeriesForm::default()
    };
    let mut faults = Faults::none();
    if wrong {
        faults.add("/title", Fault::new("empty"));
        faults.add("/to", Fault::new("no-dates"));
    }
    let errors = FormErrors::of(locale, &faults.into_fields());
    let layout = desk(locale, "/desk/series/new", "");
    SeriesFormPage::new(layout, &options, &typed, &errors, None)
}

fn absences(locale: Locale) -> AbsencesPage {
    let helpers = ["Samira Ali", "Tor Berg"].map(|name| Choice::new(name, name, "Tor Berg"));
    let day = |name: &'static str, key: &str| {
        let field = field(locale, name, key, "2027-03-08");
        field.kind("date", "short")
    };
    let [from, to] = [0, 1].map(|n| dates::day_long(locale, monday(n)));
    let row = |name: &str| AbsenceRow {
        name: name.to_owned(),
        days: t_with(
            locale,
            "absence-days",
            &[("from", from.as_str().into()), ("to", to.as_str().into())],
        ),
        remove_action: "removal".to_owned(),
        cover_href: "cover".to_owned(),
    };
    AbsencesPage {
        l: desk(locale, "/desk/absences", t(locale, "absence-heading")),
        notice: desk(locale, "/desk/absences", "").done("absence-noted"),
        summary: Vec::new(),
        action: "absences".to_owned(),
        key: "key".to_owned(),
        helper: Choices::new("helper", t(locale, "absence-who"), helpers.to_vec()),
        from: day("from", "series-from"),
        to: day("to", "series-to").optional(),
        rows: vec![row("Samira Ali"), row("Deqa Warsame")],
    }
}

fn helper_skills(locale: Locale) -> HelperSkillsPage {
    let boxes = |name: &'static str, key: &str, all: &[&str]| {
        let choices = all
            .iter()
            .map(|one| Choice::new(*one, *one, all[0]))
            .collect();
        Choices::new(name, t(locale, key), choices).optional()
    };
    HelperSkillsPage {
        l: desk(locale, "/desk/helper-skills/0197f3c0", "Samira Ali"),
        notice: None,
        summary: Vec::new(),
        back_href: "helper-hours".to_owned(),
        action: "0197f3c0".to_owned(),
        languages: boxes("languages", "skills-languages", &["svenska", "arabiska"]),
        topics: boxes("topics", "skills-topics", &["mobil", "e-legitimation"]),
        devices: boxes("devices", "skills-devices", &["iPhone", "iPad"]),
    }
}

fn templates(locale: Locale) -> TemplatesPage {
    let kind = named(locale, "kind", "one-to-one");
    let row = |name: &str| TemplateRow {
        name: name.to_owned(),
        facts: format!("{kind}, 13.00, {}", dates::duration(locale, 60)),
        use_href: "new".to_owned(),
        remove_action: "removal".to_owned(),
    };
    TemplatesPage {
        l: desk(locale, "/desk/templates", t(locale, "template-heading")),
        notice: desk(locale, "/desk/templates", "").done("template-saved"),
        rows: vec![row("Mobilhjälp på tisdagar"), row("Surfa lugnt")],
    }
}

fn save_template(locale: Locale) -> TemplateSavePage {
    TemplateSavePage {
        l: desk(
            locale,
            "/desk/sessions/0197f3c0/template",
            t(locale, "template-save"),
        ),
        notice: None,
        summary: Vec::new(),
        back_href: "0197f3c0".to_owned(),
        action: "template".to_owned(),
        key: "key".to_owned(),
        name: field(locale, "name", "template-name", "Mobilhjälp"),
    }
}

fn helper_hours(locale: Locale) -> HelperHoursPage {
    let choice = |name: &str| Choice::new(name, name, "Tor Berg");
    let choices = |name: &'static str, key: &str, all: &[&str]| {
        Choices::new(
            name,
            t(locale, key),
            all.iter().map(|one| choice(one)).collect(),
        )
    };
    let row = |day: &str, hours: &str| HoursRow {
        when: format!("{} {hours}", dates::capital(&named(locale, "weekday", day))),
        venue: "Katrineholms bibliotek".to_owned(),
        remove_action: "removal".to_owned(),
        block_href: "block".to_owned(),
    };
    let time =
        |name: &'static str, key: &str| field(locale, name, key, "9.00").kind("text", "tiny");
    HelperHoursPage {
        l: desk(locale, "/desk/helper-hours", t(locale, "hours-heading")),
        notice: desk(locale, "/desk/helper-hours", "").done("hours-added"),
        summary: Vec::new(),
        action: "helper-hours".to_owned(),
        key: "key".to_owned(),
        helper: choices("helper", "block-helper", &["Samira Ali", "Tor Berg"]),
        venue: choices("venue", "new-venue", &["Katrineholms bibliotek"]),
        weekday: choices("weekday", "hours-weekday", &["Måndag"]),
        from: time("from", "block-from"),
        to: time("to", "block-to"),
        helpers: vec![HoursOfHelper {
            name: "Samira Ali".to_owned(),
            rows: vec![row("mon", "9–12"), row("thu", "13–16")],
        }],
        people: vec![("skills".to_owned(), "Samira Ali".to_owned())],
    }
}

fn block(locale: Locale, wrong: bool) -> BlockFormPage {
    let options = draft_options();
    let typed = BlockForm {
        draft: DraftForm::empty(&options),
        helper: "a".to_owned(),
        date: "2027-03-09".to_owned(),
        from: "10.00".to_owned(),
        to: "12.00".to_owned(),
        slot: "45".to_owned(),
        gap: "0".to_owned(),
    };
    let mut faults = Faults::none();
    if wrong {
        faults.add("/title", Fault::new("empty"));
        faults.add("/to", Fault::new("no-slot"));
    }
    let errors = FormErrors::of(locale, &faults.into_fields());
    let layout = desk(locale, "/desk/blocks/new", "");
    BlockFormPage::new(layout, &options, &typed, &errors, None)
}

fn tour(locale: Locale, wrong: bool) -> TourFormPage {
    let options = draft_options();
    let stop = |place: &str, time: &str| StopRow {
        place: place.to_owned(),
        position: "59.08, 16.21".to_owned(),
        time: time.to_owned(),
        minutes: "60".to_owned(),
    };
    let typed = TourForm {
        stops: vec![
            stop("Bygdegården i Bie", "10.00"),
            stop("Torget i Valla", "10.30"),
            StopRow::default(),
        ],
        ..TourForm::empty(&options)
    };
    let mut faults = Faults::none();
    if wrong {
        faults.add("/title", Fault::new("empty"));
        faults.add("/stop-2-time", Fault::new("stop-too-early"));
        faults.add("/stop-2-position", Fault::new("bad-position"));
    }
    let errors = FormErrors::of(locale, &faults.into_fields());
    let layout = desk(locale, "/desk/tours/new", "");
    TourFormPage::new(layout, &options, &typed, &errors, None)
}

fn tour_review(locale: Locale) -> SeriesReviewPage {
    let mut shown = review(locale);
    for row in &mut shown.rows {
        row.place = Some("Bygdegården i Bie, vid den stora parkeringen".to_owned());
    }
    shown
}

fn monday(n: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 3, 8).unwrap() + TimeDelta::weeks(n)
}

fn row(locale: Locale, n: i64) -> ReviewRow {
    let [from, to] = [13, 15].map(|hour| {
        let at = NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        dates::time(locale, at)
    });
    ReviewRow {
        value: format!("{}T13:00", monday(n)),
        day: dates::day_short(locale, monday(n)),
        times: format!("{from}–{to}"),
        ticked: Some(true),
        ..ReviewRow::default()
    }
}

fn review(locale: Locale) -> SeriesReviewPage {
    let mut rows: Vec<ReviewRow> = (0..6).map(|n| row(locale, n)).collect();
    let sunday = dates::day_long(locale, NaiveDate::from_ymd_opt(2027, 3, 28).unwrap());
    let facts = [("day", sunday.into()), ("time", "13.00".into())];
    rows[3].clock = Some(t_with(locale, "series-clock-forward", &facts));
    rows[3].ticked = Some(false);
    rows[3].note = Some("Annandag påsk".to_owned());
    rows[3].class = "left";
    rows[5].ticked = None;
    rows[5].note = Some(t(locale, "series-clash").into_owned());
    rows[5].other = Some(("roster".to_owned(), "E-legitimation".to_owned()));
    rows[5].class = "wrong";
    let n = [("n", rows.len().into())];
    let sum = [("made", 4.into()), ("left", 2.into())];
    SeriesReviewPage {
        l: desk(
            locale,
            "/desk/series/new",
            t_with(locale, "series-review", &n),
        )
        .with_errors(true),
        lead: "Öppen datorhjälp. Katrineholms bibliotek.".to_owned(),
        notice: Some(t(locale, "series-taken-meanwhile").into_owned()),
        action: "new".to_owned(),
        key: "key".to_owned(),
        hidden: vec![("title".to_owned(), "Öppen datorhjälp".to_owned())],
        rows,
        sum: t_with(locale, "series-sum", &sum),
        is_course: true,
        may_publish: true,
    }
}

fn change(locale: Locale) -> ChangeSeriesPage {
    let row = |n: i64, booked: Option<String>, told: Option<String>| SeriesChangeRow {
        href: "roster".to_owned(),
        label: dates::capital(&dates::day_long(locale, monday(n))),
        booked,
        told,
    };
    let booked = t_with(locale, "cancel-several-booked", &[("n", 4.into())]);
    let told = t_with(locale, "told-line-letters", &[("n", 3.into())]);
    let helper = |name: &str| Choice::new(name, name, "Samira Ali");
    let helpers = ["Samira Ali", "Tor Berg"].map(helper).to_vec();
    let sample = choice(locale, true, &FormErrors::none());
    ChangeSeriesPage {
        l: desk(
            locale,
            "/desk/series/0197f3c1/change",
            t(locale, "series-change"),
        ),
        lead: "Öppen datorhjälp".to_owned(),
        back_href: "series".to_owned(),
        action: "change".to_owned(),
        summary: Vec::new(),
        notice: None,
        refused: None,
        from: Choices::new(
            "from",
            t(locale, "series-change-from"),
            vec![Choice::new(
                "2027-03-08",
                dates::day_long(locale, monday(0)),
                "2027-03-08",
            )],
        ),
        fields: vec![
            field(locale, "title", "new-title", "Öppen datorhjälp"),
            field(locale, "time", "new-time", "14.00").kind("text", "tiny"),
        ],
        room: Some(Choices::new(
            "room",
            t(locale, "new-room"),
            vec![Choice::new("1", "Sal 1", "1")],
        )),
        helpers: Some(Choices::new("helper", t(locale, "edit-helpers"), helpers).optional()),
        reasons: sample.reasons,
        rows: vec![row(1, Some(booked), Some(told)), row(0, None, None)],
        told: sample.told,
        saves: true,
        seen: "seen".to_owned(),
    }
}

fn series(locale: Locale) -> SeriesPage {
    let row = |n: i64, note: &str, is_left_out: bool| SeriesRow {
        day: dates::day_short(locale, monday(n)),
        time: "13.00".to_owned(),
        href: (!is_left_out).then(|| "roster".to_owned()),
        note: note.to_owned(),
        place: is_left_out.then(|| "Bygdegården i Bie".to_owned()),
        is_left_out,
    };
    let facts = [
        ("venue", "Katrineholms bibliotek".into()),
        ("n", 2.into()),
        ("day", dates::day_long_with_year(locale, monday(8)).into()),
    ];
    SeriesPage {
        l: desk(locale, "/desk/series/0197f3c1", "Öppen datorhjälp"),
        notice: desk(locale, "/desk/plan", "").done("drafted"),
        lead: t_with(locale, "series-lead", &facts),
        rows: vec![
            row(0, "Utkast", false),
            row(3, "Helgdag: Annandag påsk", true),
            row(8, "3 av 8 bokade", false),
        ],
        publish: Some((
            "publication".to_owned(),
            t_with(locale, "series-publish", &[("n", 2.into())]),
        )),
        renew_href: Some("renew".to_owned()),
        change_href: Some("change".to_owned()),
        cancel_href: Some("cancel".to_owned()),
    }
}
