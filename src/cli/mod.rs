//! The command line. Every command reads the same configuration and works beside `serve`; a
//! configuration at fault ends each of them with 78 (`EX_CONFIG`) and every fault on a line.

mod config;
mod demo;
mod given;
mod health;
mod migrate;
mod openapi;
mod organisation;
mod out;
mod purge;
mod serve;
mod staff;
mod token;
mod verify;

use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::app::StartError;
use crate::platform::config::{Config, Layers};
use crate::platform::telemetry;

/// `EX_CONFIG` of sysexits.h.
const BAD_CONFIGURATION: u8 = 78;

/// A booking service for digital help.
#[derive(Debug, Parser)]
#[command(name = "motesplats", version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answers pages and API, and delivers letters.
    Serve {
        /// Leaves the letters to a `worker` process.
        #[arg(long)]
        no_worker: bool,
    },
    /// Delivers letters and wipes names, beside `serve --no-worker`.
    Worker,
    /// Brings the schema and the reference data up to date.
    Migrate,
    /// Fills an empty database with a world to try things in, and prints its accounts.
    Demo {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Recounts seats and letters; ends with 1 when something does not agree.
    Verify,
    /// Prints the API's document.
    Openapi,
    /// Prints the effective configuration, secrets masked.
    Config,
    /// Organisations, where there is nobody yet who could add one by the API.
    #[command(subcommand)]
    Organisation(organisation::OrganisationCommand),
    /// Accounts.
    #[command(subcommand)]
    Staff(staff::StaffCommand),
    /// Tokens for programs.
    #[command(subcommand)]
    Token(token::TokenCommand),
    /// Wipes names and contacts past their time.
    Purge,
    /// Asks this machine's `serve` whether it is ready; ends with 1 when it is not.
    Health,
}

/// Runs a command; the answer is the process's.
pub async fn run(cli: Cli) -> ExitCode {
    match carry_out(cli.command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(StartError::Configuration(faults)) => {
            out::complain(&faults.to_string());
            ExitCode::from(BAD_CONFIGURATION)
        }
        Err(StartError::Failed(error)) => {
            out::complain(&format!("{error:#}\n"));
            ExitCode::FAILURE
        }
    }
}

async fn carry_out(command: Command) -> Result<(), StartError> {
    if let Command::Openapi = command {
        return openapi::run();
    }
    let layers = layers();
    let config = layers.check()?;
    telemetry::start(&config.log);
    match command {
        Command::Serve { no_worker } => serve::run(config, !no_worker).await,
        Command::Worker => serve::run_worker(config).await,
        Command::Migrate => migrate::run(&config).await,
        Command::Demo { json } => demo::run(config, json).await,
        Command::Verify => verify::run(&config).await,
        Command::Config => config::run(&layers, &config),
        Command::Organisation(asked) => organisation::run(&config, asked).await,
        Command::Staff(asked) => staff::run(&config, asked).await,
        Command::Token(asked) => token::run(&config, asked).await,
        Command::Purge => purge::run(&config).await,
        Command::Health => health::run(&config).await,
        Command::Openapi => Ok(()),
    }
}

/// The one place that reads the process's variables.
fn layers() -> Layers {
    let variables = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    Layers::merge(Path::new("config"), variables)
}

/// Joins the database, does one thing with it, and leaves it whatever came of it.
async fn with_base<T>(
    config: &Config,
    work: impl AsyncFnOnce(&crate::app::base::Base) -> Result<T, StartError>,
) -> Result<T, StartError> {
    let base = crate::app::base::Base::join(config).await?;
    let done = work(&base).await;
    let left = base.leave().await;
    let done = done?;
    left?;
    Ok(done)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Cli::command().debug_assert();
    }
}
