//! The desk's pages that set up venues, rooms and closed days, with sample data.

use motesplats::platform::i18n::{Locale, dates, named, t, t_with};
use motesplats::platform::problem::{Fault, Faults};
use motesplats::platform::ui::PageLinks;
use motesplats::platform::ui::form::texts::{TextField, TextLine};
use motesplats::platform::ui::form::{Choice, Choices, Field, FormErrors};
use motesplats::platform::ui::refused::Refused;
use motesplats::session::desk::{
    AffectedSession, CancelLink, ClosedDaysFormPage, ClosedDaysListPage, ClosedDaysPage, DayLine,
    EquipmentPage, PlannedOrganisation, Removal, RoomLine, RoomPage, VenueFact, VenueFormPage,
    VenueGroup, VenueLine, VenuePage, VenuesPage,
};
use motesplats::venue::{VenueKind, opening_blocks};

use super::samples::{at, desk, october, today};
use super::{Rendered, html, opening_hours};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    vec![
        html("venues", venues(locale)),
        html("venue", venue(locale, None)),
        html("venue-in-use", venue(locale, Some(refused(locale)))),
        html("venue-form", venue_form(locale, &FormErrors::none())),
        html("venue-form-wrong", venue_form(locale, &wrong(locale))),
        html("room", room(locale, &FormErrors::none())),
        html("room-wrong", room(locale, &taken(locale))),
        html("equipment", equipment(locale, &FormErrors::none())),
        html("equipment-wrong", equipment(locale, &too_many(locale))),
        html("closed-days-list", closed_days_list(locale)),
        html("close-days", close_days(locale, &FormErrors::none())),
        html("close-days-wrong", close_days(locale, &backwards(locale))),
        html("closed-days", closed_days(locale, 1)),
        html("closed-days-alone", closed_days(locale, 0)),
    ]
}

fn kind(locale: Locale, kind: VenueKind) -> String {
    dates::capital(&named(locale, "venue-kind", kind.name()))
}

fn venues(locale: Locale) -> VenuesPage {
    let line = |name: &str, of: VenueKind, address: Option<&str>| VenueLine {
        name: name.to_owned(),
        href: "venues/katrineholm-bibliotek".to_owned(),
        kind: kind(locale, of),
        address: address.map(str::to_owned),
    };
    let group = |organisation: &str, venues| VenueGroup {
        organisation: organisation.to_owned(),
        venues,
        new_href: Some("venues/new".to_owned()),
        closed_days_href: Some("closed-days".to_owned()),
    };
    let library = line(
        "Katrineholms bibliotek",
        VenueKind::Library,
        Some("Djulögatan 51, Katrineholm"),
    );
    let valla = line("Servicepunkt Valla", VenueKind::ServicePoint, None);
    VenuesPage {
        l: desk(locale, "/desk/venues", t(locale, "tab-venues")),
        notice: Some(t(locale, "done-venue-removed").into_owned()),
        search: Some(
            Field::new("q", t(locale, "venues-search"))
                .value("a")
                .optional(),
        ),
        paging: Some(PageLinks {
            previous: None,
            next: Some("?page=2".to_owned()),
            text: t_with(
                locale,
                "paging-text",
                &[("page", 1.into()), ("pages", 3.into())],
            ),
        }),
        groups: vec![
            group("Katrineholms kommun", vec![library, valla]),
            group("Studieförbundet Vuxenskolan", Vec::new()),
        ],
    }
}

fn line(text: &str, lang: &str, dir: &'static str) -> TextLine {
    TextLine {
        text: text.to_owned(),
        lang: lang.to_owned(),
        dir,
    }
}

fn days(locale: Locale) -> Vec<DayLine> {
    let [opens, closes] = [at(10, 0), at(14, 0)].map(|at| dates::time(locale, at));
    let short = [("from", opens.into()), ("to", closes.into())];
    let of = |day, hours: String, why: &str, whose: Option<&str>| DayLine {
        when: dates::capital(&dates::day(locale, october(day), today())),
        hours,
        why: line(why, "sv", "ltr"),
        whose: whose.map(|key| t(locale, key).into_owned()),
        href: whose.is_none().then(|| "closed-days/1".to_owned()),
    };
    let closed = || t(locale, "places-closed").into_owned();
    vec![
        of(9, closed(), "Personalens dag", None),
        of(12, t_with(locale, "places-short", &short), "Städning", None),
        of(26, closed(), "Inventering", Some("places-all")),
    ]
}

fn holidays(locale: Locale) -> Vec<DayLine> {
    let of = |day, hours: &str, name: &str| DayLine {
        when: dates::capital(&dates::day(locale, october(day), today())),
        hours: t(locale, hours).into_owned(),
        why: line(name, "sv", "ltr"),
        whose: None,
        href: None,
    };
    vec![
        of(30, "places-perhaps-short", "Allhelgonaafton"),
        of(31, "places-closed", "Alla helgons dag"),
    ]
}

fn refused(locale: Locale) -> Refused {
    Refused {
        title: t(locale, "problem-venue-in-use").into_owned(),
        detail: t(locale, "problem-venue-in-use.detail").into_owned(),
    }
}

fn venue(locale: Locale, refused: Option<Refused>) -> VenuePage {
    let fact = |key: &str, lines| VenueFact {
        label: t(locale, key).into_owned(),
        lines,
    };
    let room = |name: &str, holds: &str| RoomLine {
        name: name.to_owned(),
        href: "rooms/1".to_owned(),
        holds: t(locale, holds).into_owned(),
    };
    let used = [
        ("sessions", 12.into()),
        ("grants", 3.into()),
        ("questions", 40.into()),
    ];
    let ways = vec![
        line("المدخل بلا درج.", "ar", "rtl"),
        line("Entré utan trappsteg.\nHörslinga i disken.", "sv", "ltr"),
    ];
    let removal = match refused.is_some() {
        true => Removal {
            action: None,
            why: t_with(locale, "venue-used", &used),
        },
        false => Removal {
            action: Some("removal".to_owned()),
            why: t(locale, "venue-unused").into_owned(),
        },
    };
    VenuePage {
        l: desk(
            locale,
            "/desk/venues/katrineholm-bibliotek",
            "Katrineholms bibliotek",
        )
        .with_errors(refused.is_some()),
        notice: None,
        refused,
        back_href: "venues".to_owned(),
        lead: format!("{}, Katrineholms kommun", kind(locale, VenueKind::Library)),
        facts: vec![
            fact("venue-municipality", vec![line("Katrineholm", "", "auto")]),
            fact("venue-address", vec![line("Djulögatan 51", "", "auto")]),
            fact("venue-phone", vec![line("0150-570 00", "", "ltr")]),
            fact("venue-position", Vec::new()),
            fact("venue-ways-in", ways),
        ],
        change_href: Some("change".to_owned()),
        topics_href: "topics".to_owned(),
        opening: opening_blocks(&opening_hours::hours(), locale, today()),
        opening_href: "opening-hours".to_owned(),
        rooms: vec![
            room("Datasalen", "room-holds-one"),
            room("Stora läsesalen", "room-holds-several"),
        ],
        new_room_href: "rooms/new".to_owned(),
        equipment: vec![RoomLine {
            name: "Surfplatta".to_owned(),
            href: "equipment/1".to_owned(),
            holds: "5".to_owned(),
        }],
        new_equipment_href: "equipment/new".to_owned(),
        days: days(locale),
        holidays: holidays(locale),
        close_href: "closed-days/new".to_owned(),
        removal: Some(removal),
    }
}

fn text_fields(locale: Locale, name: &str, errors: &FormErrors) -> Vec<TextField> {
    let field = |lang: &'static str, dir, language: &str, text: &str| TextField {
        field: Field::new(
            format!("{name}-{lang}"),
            t_with(locale, "text-in-language", &[("language", language.into())]),
        )
        .value(text)
        .optional()
        .checked(errors),
        lang,
        dir,
    };
    vec![
        field("sv", "ltr", "svenska", "Entré utan trappsteg."),
        field("ar", "rtl", "arabiska", ""),
    ]
}

fn wrong(locale: Locale) -> FormErrors {
    let mut faults = Faults::none();
    faults.add("/venue-name", Fault::new("empty"));
    faults.add("/position", Fault::new("bad-position"));
    FormErrors::of(locale, &faults.into_fields())
}

fn venue_form(locale: Locale, errors: &FormErrors) -> VenueFormPage {
    let field = |name: &'static str, value: &str| {
        let key = if name == "venue-name" {
            name.to_owned()
        } else {
            format!("venue-{name}")
        };
        Field::new(name, t(locale, &key))
            .value(value)
            .checked(errors)
    };
    let kinds = VenueKind::ALL.map(|one| Choice::new(one.name(), kind(locale, one), "library"));
    let towns = [("SE-0483", "Katrineholm"), ("SE-0480", "Nyköping")];
    let towns = towns.map(|(key, name)| Choice::new(key, name, "SE-0483"));
    let labels = [("venue-name", "venue-name"), ("position", "venue-position")];
    let labels = labels.map(|(name, key)| (name, t(locale, key)));
    VenueFormPage {
        l: desk(locale, "/desk/venues/new", t(locale, "venue-new")).with_errors(!errors.is_empty()),
        notice: None,
        refused: None,
        summary: errors.summary(&labels),
        back_href: "venues".to_owned(),
        back: t(locale, "tab-venues").into_owned(),
        organisation: "Katrineholms kommun".to_owned(),
        action: "new".to_owned(),
        key: "1".to_owned(),
        version: None,
        name: field(
            "venue-name",
            if errors.is_empty() { "Igelkotten" } else { "" },
        ),
        kind: Choices::new("kind", t(locale, "venue-kind"), kinds.to_vec()),
        municipality: Choices::new(
            "municipality",
            t(locale, "venue-municipality"),
            towns.to_vec(),
        ),
        address: field("address", "Igelkottsgatan 2")
            .hint(t(locale, "venue-address.hint"))
            .optional(),
        phone: field("phone", "").kind("tel", "short").optional(),
        position: field("position", "norr om ån")
            .hint(t(locale, "venue-position.hint"))
            .optional(),
        ways_in: text_fields(locale, "ways", errors),
        submit: t(locale, "venue-add").into_owned(),
    }
}

fn taken(locale: Locale) -> FormErrors {
    let mut faults = Faults::none();
    faults.add("/room-name", Fault::new("taken"));
    FormErrors::of(locale, &faults.into_fields())
}

fn room(locale: Locale, errors: &FormErrors) -> RoomPage {
    let label = t(locale, "room-name").into_owned();
    let name = Field::new("room-name", label.clone()).hint(t(locale, "room-name.hint"));
    RoomPage {
        l: desk(locale, "/desk/rooms/1", "Datasalen").with_errors(!errors.is_empty()),
        notice: None,
        refused: None,
        summary: errors.summary(&[("room-name", label)]),
        back_href: "venue".to_owned(),
        venue: "Katrineholms bibliotek".to_owned(),
        action: "1".to_owned(),
        key: "1".to_owned(),
        version: Some(2),
        name: name.value("Datasalen").checked(errors),
        shared: true,
        submit: t(locale, "venue-save").into_owned(),
        removal: Some(match errors.is_empty() {
            true => Removal {
                action: Some("removal".to_owned()),
                why: t(locale, "room-unused").into_owned(),
            },
            false => Removal {
                action: None,
                why: t_with(locale, "room-used", &[("sessions", 3.into())]),
            },
        }),
    }
}

fn too_many(locale: Locale) -> FormErrors {
    let mut faults = Faults::none();
    let fault = Fault::new("out-of-range").fact("min", 1).fact("max", 1000);
    faults.add("/equipment-count", fault);
    FormErrors::of(locale, &faults.into_fields())
}

fn equipment(locale: Locale, errors: &FormErrors) -> EquipmentPage {
    let label = |key| t(locale, key).into_owned();
    let name = Field::new("equipment-name", label("equipment-name"));
    let count = Field::new("equipment-count", label("equipment-count"));
    EquipmentPage {
        l: desk(locale, "/desk/equipment/1", "Surfplatta").with_errors(!errors.is_empty()),
        notice: None,
        refused: None,
        summary: errors.summary(&[("equipment-count", label("equipment-count"))]),
        back_href: "venue".to_owned(),
        venue: "Katrineholms bibliotek".to_owned(),
        action: "1".to_owned(),
        key: "1".to_owned(),
        version: Some(2),
        name: name
            .hint(t(locale, "equipment-name.hint"))
            .value("Surfplatta"),
        count: count.kind("text", "tiny").value("5").checked(errors),
        submit: label("venue-save"),
        removal: Some(match errors.is_empty() {
            true => Removal {
                action: Some("removal".to_owned()),
                why: label("equipment-unused"),
            },
            false => Removal {
                action: None,
                why: t_with(locale, "equipment-used", &[("sessions", 3.into())]),
            },
        }),
    }
}

fn closed_days_list(locale: Locale) -> ClosedDaysListPage {
    let one = |name: &str, is_chosen| PlannedOrganisation {
        name: name.to_owned(),
        href: "closed-days?organisation=katrineholm".to_owned(),
        is_chosen,
    };
    ClosedDaysListPage {
        l: desk(locale, "/desk/closed-days", t(locale, "closed-days-title")),
        notice: Some(t(locale, "done-days-opened").into_owned()),
        back_href: "venues".to_owned(),
        organisations: vec![
            one("Katrineholms kommun", true),
            one("Studieförbundet Vuxenskolan", false),
        ],
        chosen: Some("Katrineholms kommun".to_owned()),
        days: days(locale),
        close_href: Some("closed-days/new".to_owned()),
    }
}

fn backwards(locale: Locale) -> FormErrors {
    let mut faults = Faults::none();
    faults.add("/to", Fault::new("end-before-start"));
    faults.add("/opens", Fault::new("bad-time"));
    FormErrors::of(locale, &faults.into_fields())
}

fn close_days(locale: Locale, errors: &FormErrors) -> ClosedDaysFormPage {
    let field = |name: &'static str, key: &str, value: &str| {
        Field::new(name, t(locale, key))
            .value(value)
            .checked(errors)
    };
    let labels = [("to", "close-to"), ("opens", "close-opens")];
    let labels = labels.map(|(name, key)| (name, t(locale, key)));
    ClosedDaysFormPage {
        l: desk(locale, "/desk/closed-days/new", t(locale, "close-title"))
            .with_errors(!errors.is_empty()),
        notice: None,
        refused: None,
        summary: errors.summary(&labels),
        back_href: "venue".to_owned(),
        back: "Katrineholms bibliotek".to_owned(),
        whose: "Katrineholms bibliotek".to_owned(),
        action: "new".to_owned(),
        key: "1".to_owned(),
        version: (!errors.is_empty()).then_some(2),
        from: field("from", "close-from", "2026-10-09").kind("date", "short"),
        to: field("to", "close-to", "")
            .hint(t(locale, "close-to.hint"))
            .kind("date", "short")
            .optional(),
        reasons: text_fields(locale, "reason", errors),
        opens: field("opens", "close-opens", "")
            .kind("text", "tiny")
            .optional(),
        closes: field("closes", "close-closes", "")
            .kind("text", "tiny")
            .optional(),
        submit: t(locale, "close-submit").into_owned(),
    }
}

fn closed_days(locale: Locale, met: i64) -> ClosedDaysPage {
    let when = dates::day_and_time(locale, october(9), at(13, 0), today());
    let session = AffectedSession {
        href: "sessions/1".to_owned(),
        label: format!("{}: Mobilen på ditt språk", dates::capital(&when)),
        more: "Katrineholms bibliotek. 4/8".to_owned(),
    };
    let venue = [("venue", "Katrineholms bibliotek".into())];
    let cancel = CancelLink {
        href: "cancellations".to_owned(),
        text: t_with(locale, "closed-days-cancel", &venue),
    };
    let when = dates::capital(&dates::day(locale, october(9), today()));
    ClosedDaysPage {
        l: desk(locale, "/desk/closed-days/1", when),
        notice: (met > 0).then(|| t(locale, "done-days-closed").into_owned()),
        back_href: "venue".to_owned(),
        back: "Katrineholms bibliotek".to_owned(),
        lead: format!("Katrineholms bibliotek: {}", t(locale, "places-closed")),
        reasons: vec![line("Personalens dag", "sv", "ltr")],
        change_href: "change".to_owned(),
        sessions: (0..met).map(|_| session.clone()).collect(),
        said: t_with(locale, "closed-days-met", &[("n", met.into())]),
        more: (met > 0).then(|| t_with(locale, "closed-days-more", &[("n", met.into())])),
        cancels: (0..met).map(|_| cancel.clone()).collect(),
        open_action: "removal".to_owned(),
    }
}
