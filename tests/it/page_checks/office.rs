//! What auditors and operators read, with sample data.

use motesplats::organisation::desk::{OrganisationRow, OrganisationsPage};
use motesplats::platform::i18n::{Locale, dates, named, t};
use motesplats::platform::input::paging::{Paging, Total};
use motesplats::platform::ui::PageLinks;
use motesplats::platform::ui::form::Field;
use motesplats::staff::pages::{AuditPage, LogLine};

use super::samples::{at, desk, today};
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    vec![
        html("log", log(locale)),
        html("organisations", organisations(locale)),
    ]
}

fn log(locale: Locale) -> AuditPage {
    let when = dates::day_and_time(locale, today(), at(13, 2), today());
    let line = |act: &str, object: Option<&str>| LogLine {
        when: dates::capital(&when),
        who: "Huda Nilsson".to_owned(),
        who_href: Some("?staff=1".to_owned()),
        did: named(locale, "log", act).into_owned(),
        object: object.map(str::to_owned),
        object_href: object.map(|_| "?object=1".to_owned()),
        organisation: "Katrineholms kommun".to_owned(),
    };
    let day = |name, key: &str| {
        let field = Field::new(name, t(locale, key)).kind("date", "short");
        field.optional().value("2026-10-06")
    };
    AuditPage {
        l: desk(locale, "/desk/audit", t(locale, "log-title")),
        fields: [day("from", "search-from"), day("to", "search-to")],
        hidden: vec![("staff", "1".to_owned())],
        all_href: Some("audit".to_owned()),
        lines: vec![
            line("booking-moved", Some("KDM4X7H3")),
            line(
                "session-counted",
                Some("Öppen datorhjälp, tisdag 6 oktober"),
            ),
            line("booking-searched", None),
        ],
        paging: PageLinks::of(
            locale,
            Paging { page: 1, limit: 50 },
            Total::More { next: true },
            |page| format!("?page={page}"),
        ),
    }
}

fn organisations(locale: Locale) -> OrganisationsPage {
    let row = |name: &str, kind: &str, accounts| OrganisationRow {
        name: name.to_owned(),
        slug: "katrineholm".to_owned(),
        country: "SE".to_owned(),
        kind: named(locale, "organiser-type", kind).into_owned(),
        controller: t(locale, "organisations-yes").into_owned(),
        accounts,
    };
    OrganisationsPage {
        l: desk(
            locale,
            "/desk/organisations",
            t(locale, "tab-organisations"),
        ),
        rows: vec![
            row("Katrineholms kommun", "municipality", 12),
            row("Studieförbundet Vuxenskolan", "study-association", 0),
        ],
        paging: PageLinks::of(locale, Paging { page: 2, limit: 1 }, 2.into(), |page| {
            format!("?page={page}")
        }),
    }
}
