//! The import law, read from the source itself: who may know whom, which files there are, who
//! writes which table.

mod circles;
mod source;

use circles::ModuleTree;
use source::{SourceFile, root, sources};

/// The slices, and for each the slices it may import.
const SLICES: [(&str, &[&str]); 8] = [
    ("organisation", &[]),
    ("staff", &["organisation"]),
    ("venue", &["organisation"]),
    ("campaign", &["organisation"]),
    ("session", &["campaign", "venue", "organisation"]),
    ("question", &["venue", "organisation"]),
    (
        "booking",
        &["question", "session", "campaign", "venue", "organisation"],
    ),
    (
        "report",
        &["booking", "session", "campaign", "venue", "organisation"],
    ),
];
/// What knows everything.
const ROOF: [&str; 4] = ["app", "cli", "routes", "demo"];
/// Names that say nothing of what a file holds.
const FORBIDDEN: [&str; 5] = ["utils", "helpers", "common", "misc", "types"];
/// The folders and files of a slice that know HTTP: endpoints, `access`, which reads who asks from a request,
/// and `middleware`, which recognises people before there is an endpoint.
const ENDPOINT_FILES: [&str; 6] = ["access", "api", "feeds", "pages", "desk", "middleware"];
const LONGEST: usize = 500;
/// Names that stand in one room alone: what they bring can then be exchanged there.
const CONFINED: [(&str, &str); 4] = [
    ("chrono_tz", "platform/time/"),
    ("openidconnect", "platform/oidc/"),
    ("hyper::", "platform/oidc/"),
    ("hyper_util", "platform/oidc/"),
];
/// Crates that ask other servers: none of them is in the program.
const HTTP_CLIENTS: [&str; 8] = [
    "attohttpc",
    "awc",
    "curl",
    "isahc",
    "minreq",
    "reqwest",
    "surf",
    "ureq",
];
/// Rooms of the platform that verbs call: they know no HTTP.
const WITHOUT_HTTP: [&str; 7] = [
    "platform/problem/",
    "platform/time/",
    "platform/db/",
    "platform/idempotency/",
    "platform/i18n/",
    "platform/text/",
    "platform/input/",
];

fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The modules that `module` may name: those below it.
fn may_import(module: &str) -> Option<Vec<&'static str>> {
    let below = ["platform", "schema"];
    match module {
        // The macro puts each table in a module, from which `super` is the schema itself.
        "schema" => Some(vec!["sql_types"]),
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
    let sources = sources();
    let tree = ModuleTree::of(&sources);
    for source in &sources {
        let Some(allowed) = may_import(source.top()) else {
            continue;
        };
        for (line, path) in tree.paths(source) {
            let target = path[0].as_str();
            // A macro at the crate's root, not a module.
            let is_macro = target == "problem_kinds";
            if !is_macro && !allowed.contains(&target) {
                faults.push(format!(
                    "src/{}:{line}: crate::{} (rules 1, 2)",
                    source.path,
                    path.join("::")
                ));
            }
        }
    }
    none(faults);
}

#[test]
fn a_slice_is_imported_through_its_mod_rs() {
    let fronts: Vec<(&str, String)> = SLICES
        .iter()
        .map(|(slice, _)| {
            let front = root().join(slice).join("mod.rs");
            (*slice, std::fs::read_to_string(front).unwrap())
        })
        .collect();
    let mut faults = Vec::new();
    let sources = sources();
    let tree = ModuleTree::of(&sources);
    for source in &sources {
        for (line, path) in tree.paths(source) {
            let [target, inside, _, ..] = path.as_slice() else {
                continue;
            };
            let is_private = fronts.iter().any(|(slice, front)| {
                slice == target && front.contains(&format!("\nmod {inside};"))
            });
            if is_private && source.top() != target {
                faults.push(format!(
                    "src/{}:{line}: crate::{} (rule 3)",
                    source.path,
                    path.join("::")
                ));
            }
        }
    }
    none(faults);
}

#[test]
fn no_file_uses_one_that_comes_back_to_it() {
    let sources = sources();
    let circles = ModuleTree::of(&sources).circles();
    let circles = circles.iter();
    none(
        circles
            .map(|(user, used)| format!("src/{user} -> src/{used} (rule 7)"))
            .collect(),
    );
}

#[test]
fn verbs_know_no_http() {
    let sources = sources();
    let tree = ModuleTree::of(&sources);
    let of_slices = sources
        .iter()
        .filter(|source| SLICES.iter().any(|(slice, _)| *slice == source.top()));
    let verbs = of_slices.filter(|source| !is_endpoint(source));
    let knowing = verbs.flat_map(|source| {
        let words = http_words(&tree, source).into_iter();
        words.map(|word| format!("src/{}: {word}", source.path))
    });
    none(knowing.collect());
}

fn is_endpoint(source: &SourceFile) -> bool {
    let mut parts = source.path.split('/');
    parts.any(|part| ENDPOINT_FILES.contains(&part.trim_end_matches(".rs")))
}

/// What a file names of HTTP.
fn http_words(tree: &ModuleTree<'_>, source: &SourceFile) -> Vec<&'static str> {
    let named = |word: &&str| source.lines().any(|(_, line)| line.contains(word));
    let words = ["actix_web", "AppState", "HttpRequest"];
    let mut found: Vec<_> = words.into_iter().filter(named).collect();
    let http = ["platform".to_owned(), "http".to_owned()];
    if tree
        .paths(source)
        .iter()
        .any(|(_, path)| path.starts_with(&http))
    {
        found.push("platform::http");
    }
    found
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

/// Whoever could make the service ask an address of their choice would reach what only it reaches (SSRF).
#[test]
fn one_file_asks_other_servers_by_http() {
    let asking = |source: &&SourceFile| source.text.contains("client::conn");
    let sources = sources();
    let found: Vec<&str> = sources
        .iter()
        .filter(asking)
        .map(|source| source.path.as_str())
        .collect();
    assert_eq!(found, ["platform/oidc/http_client.rs"]);
    let manifest = include_str!("../../../Cargo.toml");
    let (_, rest) = manifest.split_once("\n[dependencies]\n").unwrap();
    let (own, _) = rest.split_once("\n[dev-dependencies]\n").unwrap();
    let named = own.lines().filter_map(|line| line.split_once(" = "));
    let clients: Vec<&str> = named
        .map(|(name, _)| name)
        .filter(|name| HTTP_CLIENTS.contains(name))
        .collect();
    assert_eq!(clients, [""; 0]);
}

#[test]
fn one_module_writes_the_counters_of_seats() {
    let mut faults = Vec::new();
    for source in sources() {
        if source.path == "session/seats/save.rs" || source.top() == "demo" {
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
        let module = source.top();
        let known = ROOF.contains(&module)
            || ["main", "lib"].contains(&module)
            || may_import(module).is_some();
        assert!(known, "src/{} belongs to no part of the map", source.path);
    }
}
