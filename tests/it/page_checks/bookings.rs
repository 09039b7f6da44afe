//! The desk's pages about one booking, and those that find it, with sample data.

use motesplats::booking::desk::{
    BookingActs, BookingRecordPage, CancelForm, ChangeBookingPage, ChangeForm, ContactFacts, Fact,
    FoundRow, LetterLine, MoveChoice, MovePage, MovedBooking, NewPinPage, PastLine, SaidInLetter,
    SearchPage, StatusChip,
};
use motesplats::booking::{Code, RefusalText, VisitFacts};
use motesplats::platform::contact::ShownPhone;
use motesplats::platform::i18n::{Locale, dates, languages, named, spans, t, t_with};
use motesplats::platform::problem::{Fault, Faults};
use motesplats::platform::time::LocalSpan;
use motesplats::platform::ui::form::{Field, FormErrors};
use motesplats::session::{SeatsLine, SeatsState};

use super::samples::{NUMBER, at, desk, october, today, visit};
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    vec![
        html("record", record(locale, false)),
        html("record-discreet", record(locale, true)),
        html("search", search(locale, true)),
        html("search-none", search(locale, false)),
        html("change", change(locale, "")),
        html("change-wrong", change(locale, "/name")),
        html("new-pin", new_pin(locale)),
        html("move", moved(locale, "", None)),
        html("move-wrong", moved(locale, "/session", None)),
        html("move-refused", moved(locale, "", Some("sold-out"))),
        html("move-nowhere", nowhere(locale)),
    ]
}

fn record(locale: Locale, discreet: bool) -> BookingRecordPage {
    let number = Code::of(NUMBER);
    let name = (!discreet).then(|| "Gunvor Andersson".to_owned());
    let title = name.clone().unwrap_or_else(|| number.grouped.clone());
    let contact = ContactFacts {
        phone: Some(ShownPhone::of(
            "+46701740612",
            Some("070-174 06 12"),
            locale,
        )),
        email: Some("gunvor@exempel.se".to_owned()),
        language: languages::name(locale, "ar"),
        booked_by: Some("Lena, lena@exempel.se".to_owned()),
        told: t(locale, "record-told-letter"),
    };
    let fact = |label, text: &str| Fact {
        label: t(locale, label),
        text: text.to_owned(),
    };
    let letter = |what, state, class| LetterLine {
        when: "Måndag 28 september kl. 10.12".to_owned(),
        what: t(locale, what),
        state: t(locale, state),
        class,
        why: None,
        said: (class == "tag").then(|| SaidInLetter {
            subject: "Din plats tisdag 6 oktober kl. 15.30".to_owned(),
            text: "Hej Gunvor!\n\nDu har en plats.\n\nhttps://motesplats.example/sv/my-booking"
                .to_owned(),
        }),
    };
    let past = |what, reason: Option<&str>| PastLine {
        what: t(locale, what).into_owned(),
        when: "Måndag 28 september kl. 10.11, Huda Planerare".to_owned(),
        reason: reason.map(str::to_owned),
    };
    BookingRecordPage {
        l: desk(locale, "/desk/bookings/0197f3c2", title),
        back_href: "session".to_owned(),
        notice: Some(t(locale, "done-changed").into_owned()),
        summary: Vec::new(),
        refused: None,
        name,
        number,
        status: StatusChip {
            text: t(locale, "record-status-confirmed").into_owned(),
            class: "tag",
        },
        visit: visit(locale),
        attendee: vec![
            fact("roster-topics", "bilder, e-post"),
            fact("record-needs", "hörslinga"),
        ],
        contact: (!discreet).then_some(contact),
        discreet,
        letters: vec![
            LetterLine {
                why: Some(t(locale, "not-delivered-no-such-address").into_owned()),
                ..letter("letter-change", "letter-state-failed", "flag")
            },
            letter("letter-confirmation", "letter-state-sent", "tag"),
        ],
        past: vec![
            past("act-booking-moved", None),
            past("act-booking-made", Some("Hon står här")),
        ],
        kept: Some(t_with(
            locale,
            "record-kept",
            &[("day", "21 oktober".into())],
        )),
        acts: record_acts(locale, discreet),
    }
}

fn record_acts(locale: Locale, discreet: bool) -> BookingActs {
    let to = |form: &str| Some(form.to_owned());
    BookingActs {
        move_href: to("move"),
        change_href: to("change").filter(|_| !discreet),
        again_href: to("again").filter(|_| !discreet),
        pin_action: to("pin"),
        resend_action: to("letter"),
        tell_action: to("call"),
        tell: "record-ring-instead",
        cancel: Some(CancelForm {
            action: "cancellation".to_owned(),
            open: true,
            by_us: discreet,
            reason: Field::new("reason", t(locale, "record-cancel-reason")).optional(),
        }),
        discretion_action: to("discretion"),
    }
}

fn search(locale: Locale, found: bool) -> SearchPage {
    let row = |name: Option<&str>| FoundRow {
        name: name.map(str::to_owned),
        number: Code::of(NUMBER).grouped,
        href: "record".to_owned(),
        when: "Onsdag 7 oktober kl. 15.30–16.10".to_owned(),
        title: "Hjälp på tu man hand".to_owned(),
        title_lang: (locale != Locale::Sv).then(|| "sv".to_owned()),
        place: "Servicepunkt Valla".to_owned(),
        status: t(locale, "record-status-confirmed").into_owned(),
    };
    let rows = vec![row(Some("Karl-Erik Andersson")), row(None)];
    let rows = if found { rows } else { Vec::new() };
    let field = |name, label| Field::new(name, t(locale, label)).optional();
    let n = i64::try_from(rows.len()).unwrap();
    SearchPage {
        summary: Vec::new(),
        fields: [
            field("q", "search-text").value("Karl-Erik"),
            field("from", "search-from").kind("date", "short"),
            field("to", "search-to").kind("date", "short"),
        ],
        found: Some(t_with(locale, "search-found", &[("n", n.into())])),
        rows,
        paging: None,
        l: desk(locale, "/desk/search", t(locale, "search-title")),
    }
}

fn change(locale: Locale, fault_at: &str) -> ChangeBookingPage {
    let form = ChangeForm {
        name: "Gunvor".to_owned(),
        seats: "2".to_owned(),
        reach: "phone".to_owned(),
        phone: "070-174 06 12".to_owned(),
        language: "sv".to_owned(),
        address: "Storgatan 3".to_owned(),
        ..ChangeForm::default()
    };
    let mut faults = Faults::none();
    if !fault_at.is_empty() {
        faults.add(fault_at, Fault::new("empty"));
    }
    let errors = FormErrors::of(locale, &faults.into_fields());
    let layout = desk(locale, "/desk/bookings/0197f3c2/change", "");
    ChangeBookingPage::new(layout, "booking".to_owned(), &form, &errors, true)
}

fn new_pin(locale: Locale) -> NewPinPage {
    let layout = desk(locale, "/desk/sessions/0197f3c0", "");
    NewPinPage::new(layout, Some("Gunvor A.".to_owned()), NUMBER, "4071")
}

fn moving(locale: Locale) -> MovedBooking {
    MovedBooking {
        name: "Gunvor A.".to_owned(),
        is_code: false,
        visit: VisitFacts {
            address: None,
            ..visit(locale)
        },
        seats: 2,
        by_letter: true,
        live: true,
        back_href: format!("/{}/desk/sessions/0197f3c0", locale.tag()),
    }
}

/// A session of the day after, as a choice.
fn other(locale: Locale, hour: u32, title: &str, seats: SeatsState) -> MoveChoice {
    let [start, end] = [hour, hour + 1].map(|hour| october(7).and_time(at(hour, 0)));
    let span = LocalSpan { start, end };
    MoveChoice {
        value: format!("0197f3c{hour}"),
        when: dates::capital(&spans::day_and_times(locale, span, today())),
        title: title.to_owned(),
        title_lang: (locale != Locale::Sv).then(|| "sv".to_owned()),
        place: "Katrineholms bibliotek".to_owned(),
        seats: SeatsLine::of(locale, seats).text,
        chosen: seats == SeatsState::Full,
    }
}

/// The page that moves a booking; with nothing chosen, or refused.
fn moved(locale: Locale, pointer: &str, refused: Option<&str>) -> MovePage {
    let mut faults = Faults::none();
    if !pointer.is_empty() {
        faults.add(pointer, Fault::new("choose-one"));
    }
    let errors = FormErrors::of(locale, &faults.into_fields());
    let refused = refused.map(|kind| {
        let detail = t(locale, &format!("problem-{kind}.detail"));
        RefusalText {
            title: named(locale, "problem", kind).into_owned(),
            detail: detail.into_owned(),
        }
    });
    let last = match refused {
        None => SeatsState::Left(18),
        Some(_) => SeatsState::Full,
    };
    let choices = vec![
        other(locale, 9, "Hjälp på tu man hand", SeatsState::Left(2)),
        other(locale, 14, "BankID och säker inloggning", last),
    ];
    let layout = desk(locale, "/desk/bookings/0197f3c2/move", "");
    MovePage::new(layout, moving(locale), choices, &errors, refused)
}

/// The same where no other session has room, for a discreet booking.
fn nowhere(locale: Locale) -> MovePage {
    let booking = MovedBooking {
        name: "KDM4 X7H3".to_owned(),
        is_code: true,
        by_letter: false,
        ..moving(locale)
    };
    let layout = desk(locale, "/desk/bookings/0197f3c2/move", "");
    MovePage::new(layout, booking, Vec::new(), &FormErrors::none(), None)
}
