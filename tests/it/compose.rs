//! The containers promise what an operator reads in them: known settings, files that exist, a
//! health check for each, and nobody who is root.

use std::path::Path;

use clap::Parser;
use motesplats::cli::Cli;
use motesplats::platform::config::{Layers, known_keys};
use yaml_serde::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap()
}

fn services() -> Vec<(String, Value)> {
    let compose: Value = yaml_serde::from_str(&text("docker-compose.yml")).unwrap();
    let services = compose["services"].as_mapping().unwrap().clone();
    services
        .into_iter()
        .map(|(name, service)| (name.as_str().unwrap().to_owned(), service))
        .collect()
}

/// Whether a variable of ours names a setting that exists.
fn is_known(variable: &str) -> bool {
    let Some(name) = variable.strip_prefix("MOTESPLATS__") else {
        return variable == "MOTESPLATS_ENVIRONMENT";
    };
    known_keys().contains(&name.to_lowercase().replace("__", "."))
}

#[test]
fn every_variable_of_ours_is_a_setting_that_exists() {
    let mut seen = 0;
    for (name, service) in services() {
        for (variable, _) in service["environment"].as_mapping().into_iter().flatten() {
            let variable = variable.as_str().unwrap();
            if variable.starts_with("MOTESPLATS") {
                assert!(is_known(variable), "{name} sets {variable}");
                seen += 1;
            }
        }
    }
    for line in text("Dockerfile").lines() {
        if let Some(variable) = line.strip_prefix("ENV ") {
            let variable = variable.split('=').next().unwrap();
            assert!(is_known(variable), "the image sets {variable}");
        }
    }
    assert!(seen > 5);
}

#[test]
fn the_variables_set_are_a_whole_configuration() {
    let (_, app) = services()
        .into_iter()
        .find(|(name, _)| name == "app")
        .unwrap();
    let environment = app["environment"].as_mapping().unwrap().iter();
    let variables = environment.map(|(name, value)| {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        (text(name), text(value))
    });
    let config = Layers::merge(Path::new("/nonexistent"), variables).check();
    let config = config.unwrap_or_else(|faults| panic!("{faults}"));
    assert!(config.database.url.is_some() && config.database.migrate_on_start);
    assert!(
        !config.http.listen.ip().is_loopback(),
        "nobody could reach it"
    );
}

#[test]
fn the_health_checks_of_ours_are_commands_that_exist() {
    let (_, app) = services()
        .into_iter()
        .find(|(name, _)| name == "app")
        .unwrap();
    let test: Vec<String> = yaml_serde::from_value(app["healthcheck"]["test"].clone()).unwrap();
    assert_eq!(test[0], "CMD");
    Cli::try_parse_from(&test[1..]).unwrap();
    let image = text("Dockerfile");
    let line = image.lines().find(|line| line.starts_with("HEALTHCHECK"));
    let (_, command) = line.unwrap().split_once("CMD ").unwrap();
    let command: Vec<String> = serde_json::from_str(command).unwrap();
    Cli::try_parse_from(command).unwrap();
}

#[test]
fn the_grace_for_a_stop_is_longer_than_the_stop() {
    let (_, app) = services()
        .into_iter()
        .find(|(name, _)| name == "app")
        .unwrap();
    let grace = app["stop_grace_period"].as_str().unwrap();
    let grace: u64 = grace.strip_suffix('s').unwrap().parse().unwrap();
    let http = Layers::merge(Path::new("/nonexistent"), [])
        .check()
        .unwrap()
        .http;
    assert_eq!(http.drain_announce.as_secs(), 5);
    assert!((http.drain_announce + http.drain).as_secs() < grace);
}

#[test]
fn every_service_has_a_health_check_and_none_is_root() {
    for (name, service) in services() {
        assert!(service["healthcheck"]["test"].is_sequence(), "{name}");
        let user = service["user"].as_str().unwrap_or("root");
        assert!(!matches!(user, "root" | "0" | "0:0"), "{name}");
        assert_eq!(service["read_only"], Value::Bool(true), "{name}");
    }
    let image = text("Dockerfile");
    let last_user = image
        .lines()
        .rfind(|line| line.starts_with("USER "))
        .unwrap();
    assert_ne!(last_user, "USER root");
    assert!(image.contains("HEALTHCHECK"));
}

#[test]
fn the_image_holds_the_authorities_by_which_servers_are_believed() {
    let image = text("Dockerfile");
    let (_, run_in) = image.rsplit_once("\nFROM ").unwrap();
    assert!(run_in.contains(" ca-certificates"));
}

#[test]
fn every_file_the_image_copies_exists() {
    let image = text("Dockerfile");
    let copied: Vec<&str> = image
        .lines()
        .filter(|line| line.starts_with("COPY ") && !line.contains("--from="))
        .flat_map(|line| {
            let words: Vec<&str> = line.split_whitespace().skip(1).collect();
            words[..words.len() - 1].to_vec()
        })
        .collect();
    assert!(copied.len() > 8);
    for file in copied {
        assert!(root().join(file).exists(), "{file}");
    }
}
