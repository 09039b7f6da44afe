//! Every page with sample data, in every language: written to `target/pages/` to be looked at, and
//! put through the checks that need no browser.

mod bookings;
mod caller;
mod calls;
mod changing;
mod day;
mod lawful;
mod members;
mod office;
mod opening_hours;
mod organisers;
mod places;
mod planning;
mod public;
mod questions;
mod samples;
mod schedule;
mod series;
mod settings;
mod sick_day;
mod staff;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use askama::Template;
use motesplats::platform::i18n::Locale;
use motesplats::platform::ui::{Branding, staff_assets};
use scraper::{ElementRef, Html, Selector};

/// A page's name and its HTML.
type Rendered = (&'static str, String);

fn html(name: &'static str, page: impl Template) -> Rendered {
    (name, page.render().unwrap())
}

fn pages(locale: Locale) -> Vec<Rendered> {
    [
        public::pages(locale),
        staff::pages(locale),
        bookings::pages(locale),
        caller::pages(locale),
        calls::pages(locale),
        day::pages(locale),
        members::pages(locale),
        members::passwords(locale),
        members::own_account(locale),
        members::codes(locale),
        office::pages(locale),
        questions::pages(locale),
        schedule::pages(locale),
        series::pages(locale),
        settings::pages(locale),
        organisers::pages(locale),
        places::pages(locale),
        opening_hours::pages(locale),
        lawful::pages(locale),
        planning::pages(locale),
        changing::pages(locale),
        sick_day::pages(locale),
    ]
    .concat()
}

#[test]
fn every_page_can_be_looked_at() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("../pages");
    write_pages(&folder, |html| html);
    let list = fs::read_to_string(folder.join("list-sv.html")).unwrap();
    let mirrored = list.replace(r#"dir="ltr">"#, r#"dir="rtl">"#);
    fs::write(folder.join("list-rtl.html"), mirrored).unwrap();
}

/// Writes every page into a folder, with what it looks like; `change` may put other words into it.
pub fn write_pages(folder: &Path, change: impl Fn(String) -> String) {
    fs::create_dir_all(folder).unwrap();
    let branding = Branding::default();
    let files = [
        (&branding.stylesheet, "motesplats.css"),
        (&branding.logo, "mark.svg"),
        (&staff_assets().stylesheet, "desk.css"),
        (&staff_assets().scripts[0], "htmx.js"),
        (&staff_assets().scripts[1], "desk.js"),
    ];
    for (asset, name) in files {
        fs::write(folder.join(name), asset.content()).unwrap();
    }
    for locale in Locale::PAGES {
        for (name, html) in pages(locale) {
            let html = files
                .iter()
                .fold(html, |html, (asset, name)| html.replace(&asset.path, name));
            let file = folder.join(format!("{name}-{}.html", locale.tag()));
            fs::write(file, change(html)).unwrap();
        }
    }
}

#[test]
fn every_page_has_one_main_heading_and_skips_no_level() {
    for (name, page) in in_all_languages() {
        let headings: Vec<u32> = all(&page, "h1, h2, h3, h4, h5, h6")
            .map(|heading| heading.value().name()[1..].parse().unwrap())
            .collect();
        let mains = headings.iter().filter(|level| **level == 1).count();
        assert_eq!(mains, 1, "{name}: {headings:?}");
        // What is wrong stands above the heading, as one of its own.
        let after: Vec<u32> = headings.iter().copied().skip_while(|l| *l != 1).collect();
        for pair in after.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{name}: {headings:?}");
        }
    }
}

#[test]
fn every_id_is_one_of_a_kind_and_every_reference_finds_it() {
    for (name, page) in in_all_languages() {
        let mut ids = BTreeSet::new();
        for element in all(&page, "[id]") {
            let id = element.attr("id").unwrap();
            assert!(ids.insert(id), "{name}: {id} twice");
        }
        let within = |link: &'_ ElementRef<'_>| link.attr("href").unwrap().starts_with('#');
        for link in all(&page, "a[href]").filter(within) {
            let id = &link.attr("href").unwrap()[1..];
            assert!(ids.contains(id), "{name}: a link to #{id}");
        }
        for reference in ["aria-describedby", "aria-labelledby", "for"] {
            for element in all(&page, &format!("[{reference}]")) {
                for id in element.attr(reference).unwrap().split(' ') {
                    assert!(ids.contains(id), "{name}: {reference} {id}");
                }
            }
        }
    }
}

#[test]
fn every_field_has_a_label_and_every_button_words() {
    for (name, page) in in_all_languages() {
        let labelled: BTreeSet<&str> = all(&page, "label[for]")
            .map(|label| label.attr("for").unwrap())
            .collect();
        let hidden = |field: &ElementRef<'_>| field.attr("type") == Some("hidden");
        for field in all(&page, "input, select, textarea").filter(|field| !hidden(field)) {
            let id = field.attr("id").unwrap_or_default();
            assert!(labelled.contains(id), "{name}: {:?}", field.value());
            assert!(field.attr("placeholder").is_none(), "{name}: {id}");
        }
        for element in all(&page, "button, a[href], h1, h2, h3, legend, label") {
            let words: String = element.text().collect();
            assert!(
                !words.trim().is_empty() || !all_in(element, "img").is_empty(),
                "{name}: {:?} is empty",
                element.value()
            );
        }
    }
}

#[test]
fn no_page_needs_a_script_another_host_or_more_than_its_share() {
    for (name, page) in in_all_languages() {
        // Lists of staff that change while they are open; each works without.
        let ours = page.matches("<script defer src=\"/assets/").count();
        assert_eq!(page.matches("<script").count(), ours, "{name}");
        assert!(ours == 0 || name.starts_with("roster-"), "{name}");
        assert!(!page.contains(" style="), "{name}");
        assert!(
            all(&page, "[onclick], [onload], [onchange]")
                .next()
                .is_none(),
            "{name}"
        );
        assert!(page.len() < 60_000, "{name} has {} bytes", page.len());
        for isolate in ['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'] {
            assert!(!page.contains(isolate), "{name}: an isolation mark");
        }
        for link in all(&page, "link[href], img[src]") {
            let at = link.attr("href").or(link.attr("src")).unwrap();
            assert!(at.starts_with('/'), "{name}: {at}");
        }
    }
}

#[test]
fn a_page_with_errors_says_so_first() {
    for (name, page) in in_all_languages() {
        let Some(summary) = all(&page, ".errors, .notice[role=alert]").next() else {
            continue;
        };
        let (_, locale) = name.rsplit_once('-').unwrap();
        let word = match locale {
            "sv" => "Fel: ",
            "nb" => "Feil: ",
            _ => "Error: ",
        };
        let title: String = all(&page, "title").next().unwrap().text().collect();
        assert!(title.starts_with(word), "{name}: {title}");
        assert!(summary.text().count() > 1, "{name}");
    }
}

#[test]
fn the_stylesheets_are_small_move_nothing_and_know_no_left_and_right() {
    let everybodys = include_str!("../../../assets/motesplats.css");
    let desks = include_str!("../../../assets/desk.css");
    assert!(everybodys.len() < 20_000 && desks.len() < 20_000);
    let css = [everybodys, desks].concat();
    assert!(!css.contains("transition") && !css.contains("animation"));
    for physical in [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
        "text-align: left",
        "text-align: right",
        "float:",
        " left:",
        " right:",
    ] {
        assert!(!css.contains(physical), "{physical}");
    }
}

fn in_all_languages() -> Vec<(String, String)> {
    let name = |(name, page), locale: Locale| (format!("{name}-{}", locale.tag()), page);
    Locale::PAGES
        .into_iter()
        .flat_map(|locale| {
            pages(locale)
                .into_iter()
                .map(move |page| name(page, locale))
        })
        .collect()
}

/// The elements of a page. The parsed page is leaked: tests are short, and references stay simple.
fn all(page: &str, selector: &str) -> impl Iterator<Item = ElementRef<'static>> {
    let page: &'static Html = Box::leak(Box::new(Html::parse_document(page)));
    let selector: &'static Selector = Box::leak(Box::new(Selector::parse(selector).unwrap()));
    page.select(selector)
}

fn all_in<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    element
        .select(&Selector::parse(selector).unwrap())
        .collect()
}
