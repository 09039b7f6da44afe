//! Every letter in every language as a mail program shows it: nothing scrolls sideways, axe finds nothing, what is
//! pressed is large, and Arabic runs from the right.

use std::path::Path;

use motesplats::booking::letter_samples;
use serde_json::json;

use super::start;

#[tokio::test(flavor = "multi_thread")]
async fn every_letter_is_read_on_a_telephone_and_on_a_large_screen() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser/letters");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for sample in letter_samples().unwrap() {
        let file = format!("{}-{}.html", sample.name, sample.locale.tag());
        std::fs::write(folder.join(file), sample.html).unwrap();
    }
    let script = start("letters", &json!({ "url": "", "folder": folder }));
    let end = script.wait_with_output().await.unwrap();
    let complaint = String::from_utf8_lossy(&end.stderr);
    assert!(end.status.success(), "{complaint}");
}
