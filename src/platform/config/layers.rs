//! The three layers as one flat map of `section.key` to text. Knows no types.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use toml::{Table, Value};

use super::Environment;

const DEFAULTS: &str = include_str!("../../../config/default.toml");
const PREFIX: &str = "MOTESPLATS__";

/// Keys whose values are never printed.
pub(super) const SECRET: &[&str] = &[
    "database.url",
    "mail.smtp_url",
    "mail.bounce_secret",
    "oidc.client_secret",
    "secrets.key",
    "secrets.previous_key",
];

/// The merged layers, and what was wrong with their form.
#[derive(Debug, Clone)]
pub struct Layers {
    pub(super) environment: Environment,
    pub(super) values: BTreeMap<String, String>,
    pub(super) faults: Vec<String>,
}

/// Every key there is, as `section.key`.
#[must_use]
pub fn known_keys() -> BTreeSet<String> {
    flatten(DEFAULTS)
        .map(|values| values.into_keys().collect())
        .unwrap_or_default()
}

impl Layers {
    /// Merges the compiled-in defaults, the environment's file in `folder` where present, and the
    /// variables that begin with `MOTESPLATS__`.
    #[must_use]
    pub fn merge(folder: &Path, variables: impl IntoIterator<Item = (String, String)>) -> Self {
        let (own, others): (Vec<_>, Vec<_>) = variables
            .into_iter()
            .partition(|(name, _)| name.starts_with(PREFIX));
        let mut layers = Self::defaults();
        layers.choose_environment(&others);
        layers.announce_no_stop();
        layers.add_file(folder);
        for (name, value) in own {
            layers.add_variable(&name, value);
        }
        layers
    }

    fn defaults() -> Self {
        let (values, faults) = match flatten(DEFAULTS) {
            Ok(values) => (values, Vec::new()),
            Err(fault) => (BTreeMap::new(), vec![format!("default.toml: {fault}")]),
        };
        Self {
            environment: Environment::Production,
            values,
            faults,
        }
    }

    fn choose_environment(&mut self, variables: &[(String, String)]) {
        let Some((_, name)) = variables
            .iter()
            .find(|(name, _)| name == "MOTESPLATS_ENVIRONMENT")
        else {
            return;
        };
        match Environment::parse(name) {
            Some(environment) => self.environment = environment,
            None => self.faults.push(format!(
                "MOTESPLATS_ENVIRONMENT is \"{name}\"; it may be development, test or production"
            )),
        }
    }

    /// Nobody waits in front of a service that is developed or tested.
    fn announce_no_stop(&mut self) {
        if self.environment != Environment::Production {
            let key = "http.drain_announce_seconds".to_owned();
            self.values.insert(key, "0".to_owned());
        }
    }

    fn add_file(&mut self, folder: &Path) {
        let path = folder.join(format!("{}.toml", self.environment.name()));
        let Ok(text) = std::fs::read_to_string(&path) else {
            return;
        };
        match flatten(&text) {
            Err(fault) => self.faults.push(format!("{}: {fault}", path.display())),
            Ok(values) => {
                for (key, value) in values {
                    self.set(&key, value, &path.display().to_string());
                }
            }
        }
    }

    fn add_variable(&mut self, name: &str, value: String) {
        let key = name
            .trim_start_matches(PREFIX)
            .to_lowercase()
            .replace("__", ".");
        let of_file = key
            .strip_suffix("_file")
            .filter(|base| !self.values.contains_key(&key) && SECRET.contains(base));
        match of_file {
            None => self.set(&key, value, name),
            Some(base) => match std::fs::read_to_string(&value) {
                Ok(text) => self.set(base, text.trim_end_matches(['\r', '\n']).to_owned(), name),
                Err(error) => self
                    .faults
                    .push(format!("{name}: cannot read {value}: {error}")),
            },
        }
    }

    fn set(&mut self, key: &str, value: String, origin: &str) {
        match self.values.get_mut(key) {
            Some(place) => *place = value,
            None => self
                .faults
                .push(format!("{origin}: there is no setting {key}")),
        }
    }

    /// The effective configuration as TOML-like lines, secrets masked.
    #[must_use]
    pub fn masked(&self) -> Vec<(String, String)> {
        self.values
            .iter()
            .map(|(key, value)| {
                let shown = if SECRET.contains(&key.as_str()) && !value.is_empty() {
                    "***"
                } else {
                    value
                };
                (key.clone(), shown.to_owned())
            })
            .collect()
    }
}

/// Parses TOML of two levels into `section.key` → text.
fn flatten(text: &str) -> Result<BTreeMap<String, String>, String> {
    let table: Table = text
        .parse()
        .map_err(|fault: toml::de::Error| fault.to_string())?;
    let mut flat = BTreeMap::new();
    spread("", table, &mut flat);
    Ok(flat)
}

fn spread(path: &str, table: Table, flat: &mut BTreeMap<String, String>) {
    for (key, value) in table {
        let path = match path {
            "" => key,
            section => format!("{section}.{key}"),
        };
        let text = match value {
            Value::Table(inner) => {
                spread(&path, inner, flat);
                continue;
            }
            Value::String(text) => text,
            Value::Integer(number) => number.to_string(),
            Value::Float(number) => number.to_string(),
            Value::Boolean(flag) => flag.to_string(),
            // No setting has such a value: it is read as empty, and `check` refuses that.
            Value::Datetime(_) | Value::Array(_) => String::new(),
        };
        flat.insert(path, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &[(&str, &str)]) -> Layers {
        let variables = variables
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
        Layers::merge(Path::new("/nonexistent"), variables)
    }

    #[test]
    fn the_defaults_alone_are_a_configuration() {
        assert!(with(&[]).check().is_ok());
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let error = with(&[
            ("MOTESPLATS__HTTP__LISTEN", "nowhere"),
            ("MOTESPLATS__HTTP__PORT", "80"),
            ("MOTESPLATS__DATABASE__POOL_SIZE", "many"),
            ("MOTESPLATS__SECRETS__KEY", "short"),
            ("MOTESPLATS_ENVIRONMENT", "moon"),
        ])
        .check()
        .unwrap_err();
        assert_eq!(error.0.len(), 5, "{error}");
    }

    #[test]
    fn secrets_are_masked() {
        let shown = with(&[("MOTESPLATS__DATABASE__URL", "postgres://a:b@c/d")]).masked();
        assert!(shown.contains(&("database.url".to_owned(), "***".to_owned())));
    }
}
