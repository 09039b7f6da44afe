//! The README's table of settings says what there is, no more and no less.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use motesplats::platform::config::{Layers, known_keys};

const README: &str = include_str!("../../README.md");

#[test]
fn the_readme_explains_every_setting_and_no_other() {
    let told: BTreeSet<String> = rows().into_keys().collect();
    let known = known_keys();
    let missing: Vec<_> = known.difference(&told).collect();
    let unknown: Vec<_> = told.difference(&known).collect();
    assert!(missing.is_empty(), "README.md does not explain {missing:?}");
    assert!(unknown.is_empty(), "README.md explains {unknown:?}");
}

#[test]
fn the_readme_names_the_defaults_there_are() {
    let told = rows();
    for (key, default) in defaults() {
        let (said, meaning) = &told[&key];
        assert_eq!(said, &default, "README.md on the default of {key}");
        assert!(!meaning.is_empty(), "README.md on the meaning of {key}");
    }
}

/// Every setting with its default; the secret ones have none, so nothing is masked.
fn defaults() -> BTreeMap<String, String> {
    let layers = Layers::merge(Path::new("/nonexistent"), []);
    let mut defaults: BTreeMap<_, _> = layers.masked().into_iter().collect();
    // The one secret with a default that is no secret.
    defaults.insert(
        "mail.smtp_url".to_owned(),
        "smtp://127.0.0.1:2525".to_owned(),
    );
    defaults
}

/// The table under "Configuration": key, and its default and meaning.
fn rows() -> BTreeMap<String, (String, String)> {
    let section = README.split("\n## Configuration\n").nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" |").map(str::trim).collect();
        let [key, default, meaning] = cells[..] else {
            panic!("not a row of three cells: {row}");
        };
        let plain = |cell: &str| cell.trim_matches('`').to_owned();
        (plain(key), (plain(default), meaning.to_owned()))
    })
    .collect()
}
