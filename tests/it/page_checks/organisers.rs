//! The organisers' pages with sample data: reports, campaigns and editions.

use chrono::Datelike;
use motesplats::campaign::desk::{
    CampaignGroup, CampaignPage, CampaignsPage, EditionFormPage, EditionRow, NewCampaignPage,
    Removal,
};
use motesplats::campaign::edition_days;
use motesplats::platform::i18n::{Locale, languages, named, numbers, t, t_with};
use motesplats::platform::problem::{Fault, Faults};
use motesplats::platform::ui::form::texts::TextField;
use motesplats::platform::ui::form::{Choice, Choices, Field, FormErrors};
use motesplats::platform::ui::refused::Refused;
use motesplats::report::pages::{
    EditionLink, EditionPage, FiguresSource, GroupLink, ReportsPage, SubmissionForm, figures_source,
};
use motesplats::report::{GroupBy, RowView};

use super::samples::{desk, october};
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    vec![
        html("reports", reports(locale)),
        html("edition", edition(locale)),
        html("campaigns", campaigns(locale)),
        html("campaign", campaign(locale)),
        html("campaign-new", new_campaign(locale)),
        html("edition-form", edition_form(locale, &FormErrors::none())),
        html("edition-form-wrong", edition_form(locale, &wrong(locale))),
    ]
}

fn rows(locale: Locale) -> Vec<EditionRow> {
    let row = |name: &str, year: i32, sessions: i64| EditionRow {
        name: name.to_owned(),
        lang: "sv".to_owned(),
        href: "campaigns/emedborgarveckan/editions/2026".to_owned(),
        dates: edition_days(
            locale,
            october(5).with_year(year).unwrap(),
            october(11).with_year(year),
        ),
        sessions: numbers::count(locale, sessions),
        report_href: "reports/campaigns/emedborgarveckan/2026".to_owned(),
    };
    vec![
        row("eMedborgarveckan 2026", 2026, 1412),
        row("eMedborgarveckan 2025", 2025, 0),
    ]
}

fn campaigns(locale: Locale) -> CampaignsPage {
    let group = |name: &str, editions| CampaignGroup {
        name: name.to_owned(),
        href: "campaigns/emedborgarveckan".to_owned(),
        organisation: "Digidel".to_owned(),
        editions,
    };
    CampaignsPage {
        l: desk(locale, "/desk/campaigns", t(locale, "tab-campaigns")),
        notice: Some(t(locale, "done-campaign-removed").into_owned()),
        new_href: "campaigns/new".to_owned(),
        campaigns: vec![
            group("eMedborgarveckan", rows(locale)),
            group("Digital vår i hela landet", Vec::new()),
        ],
        paging: None,
    }
}

fn campaign(locale: Locale) -> CampaignPage {
    let name = Field::new("name", t(locale, "campaign-name"));
    CampaignPage {
        l: desk(
            locale,
            "/desk/campaigns/emedborgarveckan",
            "eMedborgarveckan",
        )
        .with_errors(true),
        notice: Some(t(locale, "done-edition-added").into_owned()),
        refused: Some(Refused {
            title: t(locale, "problem-campaign-in-use").into_owned(),
            detail: t(locale, "problem-campaign-in-use.detail").into_owned(),
        }),
        summary: Vec::new(),
        back_href: "campaigns".to_owned(),
        organisation: "Digidel".to_owned(),
        editions: rows(locale),
        new_edition_href: "editions/new".to_owned(),
        action: "emedborgarveckan".to_owned(),
        version: "2".to_owned(),
        name: name.value("eMedborgarveckan"),
        removal: Removal {
            action: None,
            why: t_with(locale, "campaign-used", &[("editions", 2.into())]),
        },
    }
}

fn new_campaign(locale: Locale) -> NewCampaignPage {
    let owners = [
        ("digidel", "Digidel"),
        ("sv", "Studieförbundet Vuxenskolan"),
    ];
    let owners = owners.map(|(slug, name)| Choice::new(slug, name, "digidel"));
    NewCampaignPage {
        l: desk(locale, "/desk/campaigns/new", t(locale, "campaign-new")),
        notice: None,
        refused: None,
        summary: Vec::new(),
        back_href: "campaigns".to_owned(),
        action: "new".to_owned(),
        key: "1".to_owned(),
        name: Field::new("name", t(locale, "campaign-name")),
        slug: Field::new("slug", t(locale, "campaign-slug"))
            .hint(t(locale, "campaign-slug.hint"))
            .optional(),
        organisation: Choices::new(
            "organisation",
            t(locale, "campaign-organisation"),
            owners.to_vec(),
        ),
    }
}

fn wrong(locale: Locale) -> FormErrors {
    let mut faults = Faults::none();
    faults.add("/name-sv", Fault::new("empty"));
    faults.add("/ends", Fault::new("end-before-start"));
    FormErrors::of(locale, &faults.into_fields())
}

/// A new one; with errors one that is there.
fn edition_form(locale: Locale, errors: &FormErrors) -> EditionFormPage {
    let is_new = errors.is_empty();
    let texts = |name: &str, text: &str| -> Vec<TextField> {
        let all = [("sv", "ltr", text), ("en", "ltr", ""), ("ar", "rtl", "")];
        let field = |(lang, dir, text): (&'static str, &'static str, &str)| TextField {
            field: Field::new(
                format!("{name}-{lang}"),
                t_with(
                    locale,
                    "text-in-language",
                    &[("language", languages::name(locale, lang).into())],
                ),
            )
            .value(text)
            .optional()
            .checked(errors),
            lang,
            dir,
        };
        all.map(field).to_vec()
    };
    let day = |name: &'static str, key: &str, value: &str| {
        let field = Field::new(name, t(locale, key)).kind("date", "short");
        field.value(value).checked(errors)
    };
    let asks = [
        ("free", "edition-must-be-free"),
        ("open", "edition-must-be-open"),
    ];
    let asks = asks.map(|(value, key)| Choice::new(value, t(locale, key), "free"));
    let labels = [("name-sv", "edition-names"), ("ends", "edition-ends")];
    let labels = labels.map(|(name, key)| (name, t(locale, key)));
    EditionFormPage {
        l: desk(
            locale,
            "/desk/campaigns/v/editions/new",
            t(locale, "edition-new"),
        )
        .with_errors(!is_new),
        notice: None,
        refused: None,
        summary: errors.summary(&labels),
        back_href: "emedborgarveckan".to_owned(),
        campaign: "eMedborgarveckan".to_owned(),
        action: "new".to_owned(),
        key: "1".to_owned(),
        version: (!is_new).then_some(3),
        edition: is_new.then(|| {
            Field::new("edition", t(locale, "edition-slug")).hint(t(locale, "edition-slug.hint"))
        }),
        names: texts("name", ""),
        starts: day("starts", "edition-starts", "2026-10-05"),
        ends: day("ends", "edition-ends", "2026-10-01")
            .hint(t(locale, "edition-ends.hint"))
            .optional(),
        themes: texts("theme", "Trygg på nätet"),
        rules: texts("rules", "Alla tillfällen är gratis.\nAlla är välkomna."),
        asks: Choices::new("asks", t(locale, "edition-asks"), asks.to_vec())
            .hint(t(locale, "edition-asks.hint"))
            .optional(),
        submit: t(locale, "edition-add").into_owned(),
        report_href: (!is_new).then(|| "report".to_owned()),
        removal: (!is_new).then(|| Removal {
            action: Some("removal".to_owned()),
            why: t(locale, "edition-unused").into_owned(),
        }),
    }
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
    page.change_href = Some("campaigns/emedborgarveckan/editions/2026".to_owned());
    page.submission_form = Some(SubmissionForm::new(locale, "submission"));
    page.groups = GroupLink::all(locale, &GroupBy::ALL, GroupBy::Municipality, |by| {
        format!("?groupBy={}", by.name())
    });
    page
}
