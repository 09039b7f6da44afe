//! The command line. Every command reads the same configuration and works while `serve` runs.
//!
//! A faulty configuration ends each of them with 78 (`EX_CONFIG`), and prints each fault on a line.

mod bounce;
mod config;
mod demo;
mod doctor;
mod health;
mod migrate;
mod openapi;
mod option_faults;
mod organisation;
mod output;
mod purge;
mod serve;
mod staff;
mod token;
mod verify;

use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::app::StartError;
use crate::platform::config::Layers;
use crate::platform::telemetry;

/// `EX_CONFIG` of sysexits.h.
const BAD_CONFIGURATION: u8 = 78;
/// `EX_TEMPFAIL`: a mail server keeps what it wanted to hand over, and tries again.
const TRY_AGAIN: u8 = 75;

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
        /// Leaves letters and daily jobs to a `worker` process.
        #[arg(long)]
        no_worker: bool,
    },
    /// Delivers letters and does the daily jobs, beside `serve --no-worker`.
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
    /// Looks whether what the service needs of others is there.
    #[command(subcommand)]
    Doctor(doctor::DoctorCommand),
    /// Takes what came back of a letter from standard input, as a mail server pipes it.
    Bounce {
        /// Where it came back to, as the mail server knows it; what it says itself is read too.
        to: Option<String>,
    },
    /// Wipes names and contacts past their time.
    Purge,
    /// Asks this machine's `serve` whether it is ready; ends with 1 when it is not.
    Health,
}

/// Runs a command and returns the process's exit code.
pub async fn run(cli: Cli) -> ExitCode {
    let is_handed_mail = matches!(cli.command, Command::Bounce { .. });
    let code = match run_command(cli.command).await {
        Ok(()) => return ExitCode::SUCCESS,
        Err(StartError::Configuration(faults)) => {
            output::print_error(&faults.to_string());
            ExitCode::from(BAD_CONFIGURATION)
        }
        Err(StartError::Failed(error)) => {
            output::print_error(&format!("{error:#}\n"));
            ExitCode::FAILURE
        }
    };
    match is_handed_mail {
        true => ExitCode::from(TRY_AGAIN),
        false => code,
    }
}

async fn run_command(command: Command) -> Result<(), StartError> {
    if let Command::Openapi = command {
        return openapi::run();
    }
    let layers = read_layers();
    let config = layers.check()?;
    telemetry::start(&config.log);
    match command {
        Command::Serve { no_worker: false } => serve::run(config, serve::WorkerJobs::Here).await,
        Command::Serve { no_worker: true } => serve::run(config, serve::WorkerJobs::InWorker).await,
        Command::Worker => serve::run_worker(config).await,
        Command::Migrate => migrate::run(&config).await,
        Command::Demo { json: true } => demo::run(config, demo::AccountFormat::Json).await,
        Command::Demo { json: false } => demo::run(config, demo::AccountFormat::Table).await,
        Command::Verify => verify::run(&config).await,
        Command::Config => config::run(&layers, &config),
        Command::Organisation(command) => organisation::run(&config, command).await,
        Command::Staff(command) => staff::run(&config, command).await,
        Command::Token(command) => token::run(&config, command).await,
        Command::Doctor(command) => doctor::run(&config, command).await,
        Command::Bounce { to } => bounce::run(&config, to.as_deref()).await,
        Command::Purge => purge::run(&config).await,
        Command::Health => health::run(&config).await,
        Command::Openapi => Ok(()),
    }
}

/// No other place reads the process's environment variables.
fn read_layers() -> Layers {
    let variables = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    Layers::merge(Path::new("config"), variables)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Cli::command().debug_assert();
    }
}
