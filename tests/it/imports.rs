//! The import law, read from the source itself: who may know whom, which files there are, who
//! writes which table.

use std::path::{Path, PathBuf};

/// The slices, and for each the slices it may import.
const SLICES: [(&str, &[&str]); 7] = [
    ("organisation", &[]),
    ("staff", &["organisation"]),
    ("venue", &["organisation"]),
    ("campaign", &["organisation"]),
    ("session", &["campaign", "venue", "organisation"]),
    ("booking", &["session", "campaign", "venue", "organisation"]),
    (
        "report",
        &["booking", "session", "campaign", "venue", "organisation"],
    ),
];
/// What knows everything.
const ROOF: [&str; 4] = ["app", "cli", "routes", "demo"];
/// Names that say nothing of what a file holds.
const FORBIDDEN: [&str; 5] = ["utils", "helpers", "common", "misc", "types"];
/// The files of a slice that know HTTP; folders of these names too.
const DOORS: [&str; 7] = [
    "api", "pages", "desk", "problems", "letters", "guard", "identify",
];
const LONGEST: usize = 500;
/// Names that stand in one room alone: what they bring can then be exchanged there.
const CONFINED: [(&str, &str); 1] = [("chrono_tz", "platform/time/")];
/// Rooms of the platform that verbs call: they know no HTTP.
const WITHOUT_HTTP: [&str; 6] = [
    "platform/problem/",
    "platform/time/",
    "platform/db/",
    "platform/idempotency/",
    "platform/i18n/",
    "platform/text/",
];

struct Source {
    /// Below `src`: `booking/book.rs`.
    path: String,
    text: String,
}

impl Source {
    fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// The lines of code before the unit tests, with their numbers.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let code = self.text.lines().enumerate();
        code.take_while(|(_, line)| !line.starts_with("#[cfg(test)]"))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(at, line)| (at + 1, line))
    }

    /// Everything after `crate::`, as far as it is a path, with its line. Groups are taken apart.
    fn imports(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        let code: Vec<_> = self.lines().collect();
        for (at, line) in &code {
            for (_, rest) in line
                .match_indices("crate::")
                .map(|(i, m)| (i, &line[i + m.len()..]))
            {
                match rest.strip_prefix('{') {
                    None => found.push((*at, path_at(rest))),
                    Some(_) => {
                        let from = code.iter().skip_while(|(other, _)| other < at);
                        let text: String = from.map(|(_, line)| *line).collect();
                        let start = text.find("crate::{").unwrap() + "crate::{".len();
                        found.extend(group(&text[start..]).into_iter().map(|path| (*at, path)));
                    }
                }
            }
        }
        found
    }
}

fn path_at(text: &str) -> String {
    let end = text.find(|sign: char| !(sign.is_alphanumeric() || sign == '_' || sign == ':'));
    text[..end.unwrap_or(text.len())].to_owned()
}

/// The members of a group as paths; a group inside one keeps its first words.
fn group(text: &str) -> Vec<String> {
    let (mut depth, mut members, mut member) = (0, Vec::new(), String::new());
    for sign in text.chars() {
        match sign {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => members.push(std::mem::take(&mut member)),
            _ => member.push(sign),
        }
    }
    members.push(member);
    let members = members.iter().map(|member| path_at(member.trim()));
    members.filter(|member| !member.is_empty()).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root(), &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 50, "the sources are not where they were");
    found
}

fn collect(folder: &Path, found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let below = path.strip_prefix(root()).unwrap();
            found.push(Source {
                path: below.to_str().unwrap().to_owned(),
                text: std::fs::read_to_string(&path).unwrap(),
            });
        }
    }
}

fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The modules that `module` may name: those below it.
fn may_import(module: &str) -> Option<Vec<&'static str>> {
    let below = ["platform", "schema"];
    match module {
        "schema" => Some(Vec::new()),
        "platform" => Some(below.to_vec()),
        slice => SLICES
            .iter()
            .find(|(name, _)| *name == slice)
            .map(|(name, others)| [&below, *others, &[*name]].concat()),
    }
}

#[test]
fn imports_go_downwards_and_along_the_foreign_keys() {
    let mut faults = Vec::new();
    for source in sources() {
        let Some(allowed) = may_import(source.module()) else {
            continue;
        };
        for (line, import) in source.imports() {
            let target = import.split("::").next().unwrap();
            // A macro at the crate's root, not a module.
            let is_macro = target == "problem_kinds";
            if !is_macro && !allowed.contains(&target) {
                faults.push(format!(
                    "src/{}:{line}: crate::{import} (rules 1, 2)",
                    source.path
                ));
            }
        }
    }
    none(faults);
}

#[test]
fn a_slice_is_imported_through_its_front_door() {
    let doors: Vec<(&str, String)> = SLICES
        .iter()
        .map(|(slice, _)| {
            let door = root().join(slice).join("mod.rs");
            (*slice, std::fs::read_to_string(door).unwrap())
        })
        .collect();
    let mut faults = Vec::new();
    for source in sources() {
        for (line, import) in source.imports() {
            let mut words = import.split("::");
            let (target, next) = (words.next().unwrap(), words.next());
            let Some((_, door)) = doors.iter().find(|(slice, _)| *slice == target) else {
                continue;
            };
            let inside = next.is_some_and(|next| {
                words.next().is_some() && door.contains(&format!("\nmod {next};"))
            });
            if inside && source.module() != target {
                faults.push(format!(
                    "src/{}:{line}: crate::{import} (rule 3)",
                    source.path
                ));
            }
        }
    }
    none(faults);
}

#[test]
fn verbs_know_nothing_of_http() {
    let mut faults = Vec::new();
    for source in sources() {
        let is_slice = SLICES.iter().any(|(slice, _)| *slice == source.module());
        let is_door = source.path.split('/').any(|part| {
            let name = part.strip_suffix(".rs").unwrap_or(part);
            name == "mod" || DOORS.contains(&name) || name.ends_with("_api")
        });
        if !is_slice || is_door || is_wire(&source) {
            continue;
        }
        for (line, code) in source.lines() {
            if code.contains("actix_web") || code.contains("AppState") {
                faults.push(format!(
                    "src/{}:{line}: {} (rule 7)",
                    source.path,
                    code.trim()
                ));
            }
        }
    }
    none(faults);
}

#[test]
fn what_verbs_call_in_the_platform_knows_nothing_of_http() {
    let mut faults = Vec::new();
    for source in sources() {
        if !WITHOUT_HTTP
            .iter()
            .any(|room| source.path.starts_with(room))
        {
            continue;
        }
        for (line, code) in source.lines() {
            if code.contains("actix_web") || code.contains("platform::http") {
                faults.push(format!("src/{}:{line}: {}", source.path, code.trim()));
            }
        }
    }
    none(faults);
}

#[test]
fn some_crates_are_named_in_one_room_alone() {
    let mut faults = Vec::new();
    for source in sources() {
        for (name, room) in CONFINED {
            let outside = !source.path.starts_with(room);
            if outside && source.text.contains(name) {
                faults.push(format!("src/{}: {name} belongs to {room}", source.path));
            }
        }
    }
    none(faults);
}

/// Files that read a request or lay out an answer stand between door and verb.
fn is_wire(source: &Source) -> bool {
    const WIRE: [&str; 7] = [
        "request",
        "view",
        "filter",
        "holder",
        "wish",
        "reader",
        "letter_views",
    ];
    let name = source.path.rsplit('/').next().unwrap();
    WIRE.contains(&name.strip_suffix(".rs").unwrap_or(name))
}

#[test]
fn one_module_writes_the_counters_of_seats() {
    let mut faults = Vec::new();
    for source in sources() {
        if source.path == "session/seats.rs" || source.module() == "demo" {
            continue;
        }
        for (line, code) in source.lines() {
            let squeezed: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
            let writes = ["update session_seats", "insert into session_seats"]
                .iter()
                .any(|words| squeezed.to_lowercase().contains(words))
                || [
                    "insert_into(session_seats",
                    "update(session_seats",
                    "delete(session_seats",
                ]
                .iter()
                .any(|words| squeezed.contains(words));
            if writes {
                faults.push(format!("src/{}:{line}: {squeezed} (rule 4)", source.path));
            }
        }
    }
    none(faults);
}

#[test]
fn files_say_what_they_hold_and_stay_short() {
    let mut faults = Vec::new();
    for source in sources() {
        let path = &source.path;
        let length = source.text.lines().count();
        let name = path.rsplit('/').next().unwrap();
        let stem = name.strip_suffix(".rs").unwrap();
        if path != "schema.rs" && !source.text.starts_with("//!") {
            faults.push(format!("src/{path}: does not begin with what lives here"));
        }
        if path != "schema.rs" && length > LONGEST {
            faults.push(format!("src/{path}: {length} lines"));
        }
        if FORBIDDEN.contains(&stem) {
            faults.push(format!("src/{path}: the name says nothing"));
        }
        if root().join(path.strip_suffix(".rs").unwrap()).is_dir() {
            faults.push(format!("src/{path}: a file and a folder of one name"));
        }
    }
    none(faults);
}

#[test]
fn every_module_of_the_crate_is_on_the_map() {
    for source in sources() {
        let module = source.module();
        let known = ROOF.contains(&module)
            || ["main", "lib"].contains(&module)
            || may_import(module).is_some();
        assert!(known, "src/{} belongs to no part of the map", source.path);
    }
}
