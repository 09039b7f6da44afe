//! Words that are longer than a line, and words set as widely apart as people may need them.

use std::path::Path;

use serde_json::json;

use super::start;
use crate::page_checks::write_pages;

/// Words of the sample pages, and longer ones in their place: a title of 93 letters and one of 28, an office, a
/// name as wide as a name can be, an address.
fn longer() -> [(&'static str, String); 8] {
    let title: String = "förvaltningsarbetare".repeat(5).chars().take(93).collect();
    [
        ("Öppen datorhjälp", title),
        (
            "Hjälp på tu man hand",
            "Realisationsvinstbeskattning".to_owned(),
        ),
        (
            "Katrineholms bibliotek",
            "Utbildningsförvaltningen".to_owned(),
        ),
        (
            "Katrineholms kommun",
            "Arbetsmarknadsförvaltningen".to_owned(),
        ),
        ("Gunvor A.", "W".repeat(80)),
        ("Huda Nilsson", "W".repeat(80)),
        ("Vingåker", "W".repeat(80)),
        (
            "bibliotek@exempel.se",
            format!("{}@exempel.se", "b".repeat(64)),
        ),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn no_word_leaves_its_box_on_any_page_or_sheet_of_paper() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser/text_breaks");
    let _ = std::fs::remove_dir_all(&folder);
    let longer = longer();
    write_pages(&folder, |html| {
        let words = longer.iter();
        words.fold(html, |html, (word, longer)| html.replace(word, longer))
    });
    let facts = json!({ "url": "", "folder": folder });
    let script = start("text_breaks", &facts);
    let end = script.wait_with_output().await.unwrap();
    let complaint = String::from_utf8_lossy(&end.stderr);
    assert!(end.status.success(), "{complaint}");
}
