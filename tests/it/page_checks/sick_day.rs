//! The page for a helper who is ill, with sample data.

use motesplats::booking::desk::{
    ClashLink, CoverChoice, CoverRow, SettledDays, SettledLine, SubstitutionsPage,
};
use motesplats::platform::i18n::{Locale, t, t_with};
use motesplats::platform::problem::{Fault, Faults};
use motesplats::platform::ui::form::{Choice, Choices, FormErrors};

use super::planning::{choice, day, tick};
use super::samples::desk;
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    vec![
        html("substitutions", asking_who_is_ill(locale)),
        html("substitutions-chosen", sick_day(locale)),
        html("substitutions-wrong", taken(locale)),
        html("substitutions-done", settled(locale)),
    ]
}

fn asking_who_is_ill(locale: Locale) -> SubstitutionsPage {
    let people = |name: &'static str, key: &str, first: &str, chosen: &str| {
        let first = Choice::new("", t(locale, first), chosen);
        let all = ["Samira Ali", "Tor Berg"].map(|one| Choice::new(one, one, chosen));
        let choices = std::iter::once(first).chain(all).collect();
        Choices::new(name, t(locale, key), choices)
    };
    SubstitutionsPage {
        l: desk(
            locale,
            "/desk/substitutions",
            t(locale, "substitutions-title"),
        ),
        notice: None,
        refused: None,
        summary: Vec::new(),
        action: "substitutions".to_owned(),
        helper: people(
            "helper",
            "substitutions-helper",
            "substitutions-choose",
            "Samira Ali",
        ),
        from: day(locale, "from", "search-from"),
        to: day(locale, "to", "search-to"),
        by: people("by", "substitutions-by", "substitutions-nobody", "Tor Berg"),
        settled: None,
        choice: None,
        none: None,
    }
}

fn cover_row(locale: Locale, hour: u32, key: &str, errors: &FormErrors) -> CoverRow {
    let told = [(
        "told",
        t_with(locale, "told-line-letters", &[("n", 3.into())]).into(),
    )];
    let chosen = if key == "substitutions-takes" {
        "Tor Berg"
    } else {
        "leave"
    };
    let choices = vec![
        Choice::new("leave", t(locale, "substitutions-leave"), chosen),
        Choice::new("Tor Berg", "Tor Berg", chosen),
        Choice::new("cancel", t(locale, "substitutions-cancel"), chosen),
    ];
    CoverRow {
        href: "session".to_owned(),
        label: tick(locale, hour, false).label,
        booked: tick(locale, hour, false).booked,
        state: (hour == 12).then(|| t(locale, "status-draft").into_owned()),
        outcome: t_with(locale, key, &[("name", "Tor Berg".into())]),
        covered: key == "substitutions-takes",
        clash: (key == "substitutions-clash").then(|| ClashLink {
            href: Some("other".to_owned()),
            label: tick(locale, hour, false).label,
        }),
        told: Some(t_with(locale, "substitutions-if-cancelled", &told)),
        cover: Choices::new(
            format!("cover-{hour}"),
            t(locale, "substitutions-cover"),
            choices,
        )
        .checked(errors),
    }
}

fn covers(locale: Locale, errors: &FormErrors) -> CoverChoice {
    let rows = [
        (11, "substitutions-takes"),
        (12, "substitutions-takes"),
        (13, "substitutions-clash"),
        (14, "substitutions-not-allowed"),
    ];
    CoverChoice {
        hidden: vec![("seen", "seen".to_owned())],
        rows: rows
            .map(|(hour, key)| cover_row(locale, hour, key, errors))
            .to_vec(),
        reasons: choice(locale, false, errors).reasons,
    }
}

fn sick_day(locale: Locale) -> SubstitutionsPage {
    SubstitutionsPage {
        notice: Some(t(locale, "substitutions-changed").into_owned()),
        choice: Some(covers(locale, &FormErrors::none())),
        ..asking_who_is_ill(locale)
    }
}

fn taken(locale: Locale) -> SubstitutionsPage {
    let mut faults = Faults::none();
    faults.add("/cover-13", Fault::new("taken"));
    faults.add("/reason-sv", Fault::new("empty"));
    let errors = FormErrors::of(locale, &faults.into_fields());
    let mut page = SubstitutionsPage {
        summary: errors.summary(&[("cover-13", tick(locale, 13, false).label)]),
        choice: Some(covers(locale, &errors)),
        ..asking_who_is_ill(locale)
    };
    page.l.error = true;
    page
}

fn settled(locale: Locale) -> SubstitutionsPage {
    let helped = t_with(
        locale,
        "substitutions-helps",
        &[("names", "Tor Berg".into())],
    );
    let told = t_with(locale, "told-left-calls", &[("n", 1.into())]);
    let cancelled = t_with(locale, "substitutions-cancelled", &[("told", told.into())]);
    let line = |hour: u32, text: &str, told: bool| SettledLine {
        href: "session".to_owned(),
        label: tick(locale, hour, false).label,
        text: text.to_owned(),
        told_href: told.then(|| "told".to_owned()),
    };
    SubstitutionsPage {
        notice: Some(t(locale, "done-substituted").into_owned()),
        settled: Some(SettledDays {
            all_told: false,
            lines: vec![line(11, &helped, false), line(14, &cancelled, true)],
        }),
        none: Some(t(locale, "substitutions-none").into_owned()),
        ..asking_who_is_ill(locale)
    }
}
