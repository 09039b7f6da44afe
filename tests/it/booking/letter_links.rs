//! What programs do that open every link of a letter before its reader does: nothing happens.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use reqwest::Method;
use scraper::{Html, Selector};
use serde_json::{Value, json};
use uuid::Uuid;

use super::cancel::opened;
use super::{booked, library};
use crate::support::TestApp;
use crate::support::staff::Staff;

fn by_mail(name: &str, language: &str) -> Value {
    let email = format!("{}@exempel.se", name.to_lowercase());
    json!({
        "name": name, "language": language, "waitlist": true, "contact": { "email": email },
    })
}

/// A library's planner, and a session of two seats.
struct Scene {
    app: TestApp,
    planner: Staff,
    session: Uuid,
}

impl Scene {
    async fn begin() -> Self {
        let app = TestApp::spawn().await;
        let venue = library(&app).await;
        let planner = app.staff(Role::Planner).at(&venue).await;
        let session = app.session(&venue).seats(2);
        let session = session.starting("2026-10-08", "13:00").published();
        Self {
            session: session.insert().await,
            planner,
            app,
        }
    }

    async fn book(&self, name: &str, language: &str) -> Value {
        booked(&self.app, self.session, by_mail(name, language)).await
    }

    async fn cancel(&self, booking: &Value) {
        let (holder, path) = opened(&self.app, booking).await;
        let path = format!("{path}/cancellation");
        holder.post(&path, json!({})).await.expect(200);
    }

    async fn change(&self, change: Value) {
        let path = format!("/api/v1/sessions/{}", self.session);
        let read = self.planner.get(&path).await.expect(200);
        let changed = self.planner.patch(&path, read.etag(), change).await;
        changed.expect(200);
    }

    async fn tell(&self) {
        let path = format!("/api/v1/sessions/{}/messages", self.session);
        let text = json!({ "text": { "sv": "Gå in genom bakdörren." } });
        self.planner.create(&path, text).await.expect(201);
    }

    async fn call_off(&self) {
        let path = format!("/api/v1/sessions/{}/cancellation", self.session);
        let reason = json!({ "reason": "Sjuk" });
        self.planner.post(&path, reason).await.expect(200);
    }

    /// Every address in every letter, in HTML and in plain text.
    fn links(&self) -> BTreeSet<String> {
        let own = |link: &str| link.strip_prefix(&self.app.url).map(str::to_owned);
        let mut links = BTreeSet::new();
        for letter in self.app.mailbox() {
            let html = Html::parse_document(&letter.html);
            let anchors = Selector::parse("a[href]").unwrap();
            let hrefs = html.select(&anchors);
            let hrefs = hrefs.map(|anchor| anchor.value().attr("href").unwrap().to_owned());
            for link in hrefs.chain(letter.text.split_whitespace().map(str::to_owned)) {
                if link.starts_with("http") {
                    let own = own(&link).unwrap_or_else(|| panic!("{link} leads away"));
                    links.insert(own);
                }
            }
        }
        links
    }

    /// Every row of every table.
    async fn rows(&self) -> Vec<Vec<String>> {
        let tables = "select tablename from pg_tables where schemaname = 'public' order by 1";
        let mut all = Vec::new();
        for table in self.app.sql(tables).await {
            let rows = format!("select t::text from \"{}\" t order by 1", table[0]);
            all.extend(self.app.sql(&rows).await);
        }
        all
    }

    /// Opens them as a program does that looks for harm.
    async fn crawl(&self) -> usize {
        let links = self.links();
        for link in &links {
            for method in [Method::HEAD, Method::GET] {
                let request = self.app.visitor().request(method, link);
                let status = request.send().await.unwrap().status();
                assert!(
                    !status.is_client_error() && !status.is_server_error(),
                    "{link}: {status}"
                );
            }
        }
        links.len()
    }
}

#[tokio::test]
async fn opening_every_link_of_every_letter_changes_nothing() {
    let scene = Scene::begin().await;
    let karin = scene.book("Karin", "ar").await;
    let bo = scene.book("Bo", "en").await;
    for (name, language) in [("Vera", "fi"), ("Liv", "nn"), ("Eva", "sv")] {
        scene.book(name, language).await;
    }
    let leaves = scene.book("Siri", "nb").await;
    scene.app.deliver_mail().await;
    scene.change(json!({ "localTime": "15:00" })).await;
    scene.tell().await;
    scene.app.deliver_mail().await;
    scene.cancel(&leaves).await;
    scene.cancel(&karin).await;
    scene.app.offer_free_places(scene.session).await;
    scene.cancel(&bo).await;
    scene.app.deliver_mail().await;
    scene.app.clock().advance(TimeDelta::hours(29));
    scene.app.tick().await;
    scene.app.remind().await;
    scene.app.deliver_mail().await;

    let before = scene.rows().await;
    assert!(scene.crawl().await >= 12);
    assert!(
        before == scene.rows().await,
        "a link that was opened changed something"
    );

    scene.call_off().await;
    scene.app.deliver_mail().await;
    let letters = scene.app.letters().await.into_iter();
    let kinds: BTreeSet<String> = letters.map(|letter| letter.kind).collect();
    let all = [
        "cancellation",
        "change",
        "confirmation",
        "message",
        "offer",
        "promotion",
        "reminder",
    ];
    assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), all);
    let before = scene.rows().await;
    scene.crawl().await;
    assert!(
        before == scene.rows().await,
        "a link that was opened changed something"
    );
}
