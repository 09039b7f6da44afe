//! The organisers' pages with sample data.

use motesplats::platform::i18n::{Locale, named};
use motesplats::report::pages::{
    EditionLink, EditionPage, FiguresSource, GroupLink, ReportsPage, SubmissionForm, edition_days,
    figures_source,
};
use motesplats::report::{GroupBy, RowView};

use super::samples::{desk, october};
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    vec![
        html("reports", reports(locale)),
        html("edition", edition(locale)),
    ]
}

fn reports(locale: Locale) -> ReportsPage {
    ReportsPage::new(
        desk(locale, "/reports", ""),
        vec![
            EditionLink {
                href: "/sv/reports/emedborgarveckan/2026".to_owned(),
                name: "eMedborgarveckan 2026".to_owned(),
                dates: edition_days(locale, october(5), Some(october(11))),
            },
            EditionLink {
                href: "/sv/reports/all-digital-week/2026".to_owned(),
                name: "All Digital Week 2026".to_owned(),
                dates: edition_days(locale, october(19), None),
            },
        ],
    )
}

fn figures(label: &str, sessions: i64, participants: Option<i64>) -> RowView {
    RowView {
        key: label.to_owned(),
        label: label.to_owned(),
        sessions,
        cancelled: 1,
        due: sessions - 1,
        reported: sessions - 2,
        estimated: 1,
        coverage: Some(0.72),
        bookings: Some(sessions * 4),
        no_shows: participants.map(|_| 6),
        walk_ins: Some(sessions * 3),
        participants,
        children: Some(0),
        digital: Some(1240),
        suppressed: participants.is_none(),
    }
}

fn edition(locale: Locale) -> EditionPage {
    let mut missing = figures("Oxelösund", 4, None);
    missing = RowView {
        reported: 0,
        estimated: 0,
        coverage: Some(0.0),
        walk_ins: None,
        children: None,
        digital: None,
        suppressed: false,
        ..missing
    };
    let groups = [
        missing,
        figures("Katrineholm", 25, Some(1312)),
        figures("Flen", 9, Some(240)),
        figures("Vingåker", 3, None),
        figures("Nyköping", 14, Some(611)),
        figures("Norsjö", 2, Some(0)),
    ];
    let mut page = EditionPage::new(
        desk(
            locale,
            "/reports/emedborgarveckan/2026",
            "eMedborgarveckan 2026",
        ),
        named(locale, "report-by", "municipality"),
        &groups,
        &figures("", 53, Some(2166)),
        "/api/v1/campaigns/emedborgarveckan/editions/2026/report",
    );
    page.dates = edition_days(locale, october(5), Some(october(11)));
    page.source = figures_source(locale, FiguresSource::Submitted(Some(october(12))));
    page.submission_form = Some(SubmissionForm::new(locale, "submission"));
    page.groups = GroupLink::all(locale, &GroupBy::ALL, GroupBy::Municipality, |by| {
        format!("?groupBy={}", by.name())
    });
    page
}
