//! `token add`: a long-lived token for a program that calls the API.

use chrono::TimeDelta;
use clap::{Args, Subcommand};

use super::option_faults::{OptionFaults, require};
use crate::app::StartError;
use crate::app::database::{Database, with_database};
use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::contact::EmailAddress;
use crate::platform::db;
use crate::staff::{self, NewToken};

#[derive(Debug, Subcommand)]
pub(super) enum TokenCommand {
    /// Makes a token of an account and prints it once.
    Add(AddToken),
}

#[derive(Debug, Args)]
pub(super) struct AddToken {
    /// The account's address.
    #[arg(long)]
    email: String,
    /// What it is for.
    #[arg(long)]
    name: String,
    /// How long it is good.
    #[arg(long, default_value_t = 365, value_parser = clap::value_parser!(u16).range(1..=3650))]
    days: u16,
}

pub(super) async fn run(
    config: &Config,
    TokenCommand::Add(args): TokenCommand,
) -> Result<(), StartError> {
    let mut faults = OptionFaults::default();
    let email = faults.take("--email", EmailAddress::parse(&args.email));
    faults.into_result()?;
    let email = require(email, "--email".to_owned())?;
    let text = with_database(config, async move |database: &Database| {
        let mut conn = db::connect_once(database.address()).await?;
        let holder = staff::find_account_by_email(&mut conn, &email).await?;
        let holder = require(holder, format!("there is no account {}", args.email))?;
        let now = Clock::System.now();
        let new = NewToken {
            name: args.name,
            scopes: Vec::new(),
            expires_at: now + TimeDelta::days(args.days.into()),
            by_provider: false,
        };
        Ok(staff::issue_token(&mut conn, holder, &new, now).await?.text)
    })
    .await?;
    super::output::print_line(&text);
    Ok(())
}
