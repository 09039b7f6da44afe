//! What `docker compose up` would run: settings that exist, files that exist, health checks, and
//! nobody who is root.

use std::collections::BTreeSet;
use std::path::Path;

use clap::Parser;
use motesplats::cli::Cli;
use motesplats::platform::config::{Environment, Layers};
use serde_yaml_ng::{Mapping, Value};

const COMPOSE: &str = include_str!("../../docker-compose.yml");
const DOCKERFILE: &str = include_str!("../../Dockerfile");
const IGNORED: &str = include_str!("../../.dockerignore");

fn compose() -> Value {
    serde_yaml_ng::from_str(COMPOSE).unwrap()
}

fn services() -> Vec<(String, Mapping)> {
    let compose = compose();
    let services = compose["services"].as_mapping().unwrap().clone();
    let services: Vec<_> = services
        .into_iter()
        .map(|(name, service)| {
            let service = service.as_mapping().unwrap().clone();
            (name.as_str().unwrap().to_owned(), service)
        })
        .collect();
    assert_eq!(services.len(), 3);
    services
}

fn words(list: &Value) -> Vec<String> {
    let items = list.as_sequence().unwrap().iter();
    items
        .map(|item| item.as_str().unwrap().to_owned())
        .collect()
}

/// Instructions of the Dockerfile: their first word, and the rest.
fn instructions() -> Vec<(&'static str, &'static str)> {
    DOCKERFILE
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once(' ').unwrap())
        .collect()
}

#[test]
fn the_variables_set_are_a_whole_configuration() {
    let compose = compose();
    let variables = compose["services"]["service"]["environment"].as_mapping();
    let variables: Vec<(String, String)> = variables
        .unwrap()
        .iter()
        .map(|(name, value)| {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            (text(name), text(value))
        })
        .collect();
    assert!(
        variables
            .iter()
            .all(|(name, _)| name.starts_with("MOTESPLATS_"))
    );
    let config = Layers::merge(Path::new("/nonexistent"), variables).check();
    let config = config.unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(config.environment, Environment::Production);
    assert!(config.database.url.is_some());
    assert!(config.database.migrate_on_start);
    assert!(
        !config.http.listen.ip().is_loopback(),
        "nobody could reach it"
    );
}

#[test]
fn every_service_has_a_health_check_and_a_command_that_exists() {
    for (name, service) in services() {
        let test = words(&service["healthcheck"]["test"]);
        assert_eq!(test[0], "CMD", "{name}");
        if test[1] == "motesplats" {
            Cli::try_parse_from(&test[1..]).unwrap();
        }
        if let Some(command) = service.get("command") {
            let command = words(command);
            let line = ["motesplats".to_owned()].into_iter().chain(command);
            Cli::try_parse_from(line).unwrap();
        }
    }
    for (instruction, rest) in instructions() {
        let list = match instruction {
            "HEALTHCHECK" => rest.split_once("CMD ").unwrap().1,
            _ => continue,
        };
        let list: Vec<String> = serde_json::from_str(list).unwrap();
        Cli::try_parse_from(list).unwrap();
    }
}

#[test]
fn nobody_is_root_and_nothing_is_writable_but_volumes() {
    for (name, service) in services() {
        let user = service["user"].as_str().unwrap();
        assert!(
            !user.starts_with("root") && !user.starts_with('0'),
            "{name}"
        );
        assert_eq!(service["read_only"], true, "{name}");
        assert_eq!(words(&service["cap_drop"]), ["ALL"], "{name}");
    }
    let users: Vec<_> = instructions()
        .into_iter()
        .filter(|(instruction, _)| *instruction == "USER")
        .collect();
    assert_eq!(users, [("USER", "10001:10001")]);
}

#[test]
fn ports_are_open_on_this_machine_alone() {
    for (name, service) in services() {
        let ports = service.get("ports").map(words).unwrap_or_default();
        assert!(
            ports.iter().all(|port| port.starts_with("127.0.0.1:")),
            "{name}"
        );
    }
}

#[test]
fn every_volume_that_is_used_is_declared() {
    let compose = compose();
    let declared: BTreeSet<_> = compose["volumes"].as_mapping().unwrap().keys().collect();
    let declared: BTreeSet<&str> = declared
        .into_iter()
        .map(|name| name.as_str().unwrap())
        .collect();
    let mut used = BTreeSet::new();
    for (_, service) in services() {
        let volumes = service.get("volumes").and_then(Value::as_sequence);
        for volume in volumes.into_iter().flatten() {
            if let Some((name, _)) = volume.as_str().and_then(|volume| volume.split_once(':')) {
                used.insert(name.to_owned());
            }
        }
    }
    assert_eq!(
        used.iter().map(String::as_str).collect::<BTreeSet<_>>(),
        declared
    );
}

#[test]
fn every_file_that_is_copied_exists_and_reaches_the_builder() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut copied = BTreeSet::new();
    for (instruction, rest) in instructions() {
        if instruction != "COPY" || rest.contains("--from=") {
            continue;
        }
        let mut paths: Vec<&str> = rest.split(' ').collect();
        paths.pop();
        for path in paths {
            assert!(root.join(path).exists(), "{path} does not exist");
            assert!(
                IGNORED.contains(&format!("\n!{path}\n")),
                "{path} is ignored"
            );
            copied.insert(path);
        }
    }
    for needed in [
        "src",
        "migrations",
        "locales",
        "templates",
        "assets",
        "config",
        "data",
    ] {
        assert!(copied.contains(needed), "{needed} is compiled in");
    }
}
