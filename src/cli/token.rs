//! `token add`: a long-lived token for a program that calls the API.

use chrono::TimeDelta;
use clap::{Args, Subcommand};

use super::given::{Given, found};
use crate::app::StartError;
use crate::app::base::Base;
use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::contact::EmailAddress;
use crate::platform::db;
use crate::staff;

#[derive(Debug, Subcommand)]
pub(super) enum TokenCommand {
    /// Makes a token of an account and prints it once.
    Add(Add),
}

#[derive(Debug, Args)]
pub(super) struct Add {
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
    TokenCommand::Add(asked): TokenCommand,
) -> Result<(), StartError> {
    let mut given = Given::default();
    let email = given.take("--email", EmailAddress::parse(&asked.email));
    given.settle()?;
    let email = found(email, "--email".to_owned())?;
    let text = super::with_base(config, async move |base: &Base| {
        let mut conn = db::connect_once(base.url()).await?;
        let holder = staff::account_of(&mut conn, &email).await?;
        let holder = found(holder, format!("there is no account {}", asked.email))?;
        let now = Clock::System.now();
        let ends = now + TimeDelta::days(asked.days.into());
        Ok(staff::add_token(&mut conn, holder, &asked.name, ends, now).await?)
    })
    .await?;
    super::out::say(&text);
    Ok(())
}
