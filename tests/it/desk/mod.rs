//! The desk's pages that are about the day, not about one session or booking: where people land, one navigation for
//! all, today, the week, what waits to be counted, the plan, the log, the organisations and their settings, and
//! where the venues are set up.

mod audit;
mod campaigns;
mod closed_days;
mod landing;
mod navigation;
mod organisations;
mod places;
mod plan;
mod right_of_each_page;
mod rights;
mod settings;
mod to_count;
mod today;
mod usual_texts;
mod week;

use motesplats::platform::auth::Role;

use crate::support::organisation::Org;
use crate::support::venue::Venue;
use crate::support::{Client, TestApp};

/// A town with two places where people meet.
struct Town {
    app: TestApp,
    town: Org,
    library: Venue,
    valla: Venue,
}

impl Town {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let town = app.organisation("katrineholm").insert().await;
        let library = app.venue(&town).slug("lasstugan").insert().await;
        let valla = app.venue(&town).slug("valla").insert().await;
        app.rename_venue("lasstugan", "Lässtugan").await;
        app.rename_venue("valla", "Servicepunkt Valla").await;
        Self {
            app,
            town,
            library,
            valla,
        }
    }

    /// Somebody with a role in the whole town, signed in.
    async fn signed_in(&self, role: Role) -> Client {
        let staff = self.app.staff(role).at(&self.town).await;
        self.app.signed_in(&staff).await
    }
}

/// The words of a page's main part.
fn words(page: &str) -> String {
    let page = scraper::Html::parse_document(page);
    let main = scraper::Selector::parse("main").unwrap();
    let text: String = page.select(&main).next().unwrap().text().collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// The tabs of a page: the words, and where each leads.
fn tabs(page: &str) -> Vec<(String, String)> {
    let page = scraper::Html::parse_document(page);
    let link = scraper::Selector::parse(".tabs nav a").unwrap();
    let shown = scraper::Selector::parse("span.roomy, span.count").unwrap();
    let tab = |tab: scraper::ElementRef<'_>| {
        let parts: Vec<String> = tab.select(&shown).map(|one| one.text().collect()).collect();
        (parts.join(" "), tab.attr("href").unwrap().to_owned())
    };
    page.select(&link).map(tab).collect()
}
