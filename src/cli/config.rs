//! `config`: prints the effective configuration with masked secrets.

use crate::app::StartError;
use crate::platform::config::{Config, Layers};
use crate::platform::embedded::Embedded;

pub(super) fn run(layers: &Layers, config: &Config) -> Result<(), StartError> {
    super::output::print_line(&format!("environment = {}", config.environment.name()));
    for (key, value) in layers.masked() {
        // The embedded address holds no secret, and scripts want it.
        let shown = match (key.as_str(), &config.database.url) {
            ("database.url", None) => Embedded::locate(&config.database.embedded_dir)?.url(),
            _ => value,
        };
        super::output::print_line(&format!("{key} = {shown}"));
    }
    Ok(())
}
