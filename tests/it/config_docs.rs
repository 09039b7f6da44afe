//! The README's table of settings and the settings there are.

use std::collections::BTreeSet;

use motesplats::platform::config::known_keys;

#[test]
fn the_readme_lists_every_setting_and_no_other() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"));
    let readme = readme.unwrap();
    let listed: BTreeSet<String> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .filter(|name| name.contains('.') && !name.contains([' ', '/']))
        .map(str::to_owned)
        .collect();
    let known = known_keys();
    let missing: Vec<_> = known.difference(&listed).collect();
    let dead: Vec<_> = listed.difference(&known).collect();
    assert!(missing.is_empty(), "not in the README: {missing:?}");
    assert!(dead.is_empty(), "no such setting: {dead:?}");
}
