//! Every kind of problem has a name of its own and words in every language.

use std::collections::BTreeSet;

use motesplats::platform::i18n::{Locale, localise};
use motesplats::platform::problem::Problem;
use motesplats::routes::problem_kinds;

use crate::support::TestApp;

#[test]
fn no_two_kinds_share_a_name() {
    let mut names = BTreeSet::new();
    for kind in problem_kinds() {
        assert!(names.insert(kind.name), "{} is there twice", kind.name);
        let plain = |sign: char| sign.is_ascii_lowercase() || sign == '-';
        assert!(kind.name.chars().all(plain), "{}", kind.name);
        assert!(kind.status >= 400, "{}", kind.name);
    }
    assert!(names.len() > 20);
}

#[test]
fn every_kind_has_a_title_and_a_next_step_in_every_language() {
    for kind in problem_kinds() {
        for locale in Locale::PAGES {
            let localised = localise(&Problem::new(kind), locale);
            let key = format!("problem-{}", kind.name);
            for words in [&localised.title, &localised.detail] {
                let absent = words.is_empty() || words.contains(&key);
                assert!(!absent, "{key} in {}", locale.tag());
            }
        }
    }
}

#[tokio::test]
async fn every_kind_has_a_page() {
    let app = TestApp::spawn().await;
    for kind in problem_kinds() {
        let page = app.visitor().get(&format!("/problems/{}", kind.name)).await;
        let page = page.expect(200).text();
        assert!(page.contains("<h1>"), "{}", kind.name);
    }
    let unknown = app.visitor().get("/problems/no-such-kind").await;
    assert_eq!(unknown.status(), 404);
}
