//! `staff add`: adds an account with one role. The operator of an installation begins here, and helps by `staff one-step`
//! whoever cannot sign in by two.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use diesel_async::AsyncPgConnection;

use super::option_faults::{OptionFaults, require};
use crate::app::StartError;
use crate::app::database::{Database, with_database};
use crate::organisation;
use crate::platform::auth::Role;
use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::contact::EmailAddress;
use crate::platform::db;
use crate::platform::ids::{OrganisationId, VenueId};
use crate::platform::password::{NewPassword, Passwords};
use crate::platform::text::PersonName;
use crate::staff::{self, AccountWithGrant};
use crate::venue;

#[derive(Debug, Subcommand)]
pub(super) enum StaffCommand {
    /// Adds an account with one role.
    Add(AddStaff),
    /// Turns off the second step of somebody who has lost both telephone and recovery codes.
    OneStep(OneStep),
}

#[derive(Debug, Args)]
pub(super) struct OneStep {
    /// The account's address.
    #[arg(long)]
    email: String,
}

#[derive(Debug, Args)]
pub(super) struct AddStaff {
    #[arg(long)]
    email: String,
    #[arg(long)]
    name: String,
    /// volunteer, helper, desk, planner, coordinator, steering, campaign-organiser, auditor or
    /// operator.
    #[arg(long)]
    role: String,
    /// The slug of the organisation; the operator has none.
    #[arg(long)]
    organisation: Option<String>,
    /// The slug of a venue, where the role is for that venue alone.
    #[arg(long)]
    venue: Option<String>,
    /// A file holding the password; a line end at its end is cut.
    #[arg(long)]
    password_file: PathBuf,
}

/// The options that need no database.
struct ParsedOptions {
    email: EmailAddress,
    name: PersonName,
    role: Role,
    password: NewPassword,
}

pub(super) async fn run(config: &Config, command: StaffCommand) -> Result<(), StartError> {
    let done = match command {
        StaffCommand::Add(args) => run_add(config, args).await?,
        StaffCommand::OneStep(args) => run_one_step(config, args).await?,
    };
    super::output::print_line(&done);
    Ok(())
}

async fn run_add(config: &Config, args: AddStaff) -> Result<String, StartError> {
    let parsed = parse(&args)?;
    let done = format!("added the account {} as {}", args.email, args.role);
    with_database(config, async move |database: &Database| {
        let mut conn = db::connect_once(database.address()).await?;
        add(&mut conn, args, parsed).await
    })
    .await?;
    Ok(done)
}

async fn run_one_step(config: &Config, args: OneStep) -> Result<String, StartError> {
    let mut faults = OptionFaults::default();
    let email = faults.take("--email", EmailAddress::parse(&args.email));
    faults.into_result()?;
    let email = require(email, "--email".to_owned())?;
    let done = format!("{} signs in by one step", args.email);
    with_database(config, async move |database: &Database| {
        let mut conn = db::connect_once(database.address()).await?;
        let holder = staff::find_account_by_email(&mut conn, &email).await?;
        let holder = require(holder, format!("there is no account {}", args.email))?;
        let now = Clock::System.now();
        match staff::reset_second_step(&mut conn, holder, now).await? {
            true => Ok(()),
            false => Err(anyhow::anyhow!("{} has no second step", args.email).into()),
        }
    })
    .await?;
    Ok(done)
}

fn parse(args: &AddStaff) -> Result<ParsedOptions, StartError> {
    let password = read_password(&args.password_file)?;
    let mut faults = OptionFaults::default();
    let email = faults.take("--email", EmailAddress::parse(&args.email));
    let name = faults.take("--name", PersonName::parse(&args.name));
    let role = faults.take("--role", Role::parse(&args.role));
    let password = NewPassword::parse(&password, &[&args.name, &args.email]);
    let password = faults.take("--password-file", password);
    faults.into_result()?;
    Ok(ParsedOptions {
        email: require(email, "--email".to_owned())?,
        name: require(name, "--name".to_owned())?,
        role: require(role, "--role".to_owned())?,
        password: require(password, "--password-file".to_owned())?,
    })
}

fn read_password(path: &Path) -> Result<String, StartError> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| anyhow::anyhow!("cannot read {}: {error}", path.display()))?;
    let text = text.strip_suffix('\n').unwrap_or(&text);
    Ok(text.strip_suffix('\r').unwrap_or(text).to_owned())
}

async fn add(
    conn: &mut AsyncPgConnection,
    args: AddStaff,
    parsed: ParsedOptions,
) -> Result<(), StartError> {
    let place = find_place(conn, &args, parsed.role).await?;
    let account = AccountWithGrant {
        email: parsed.email,
        name: parsed.name,
        role: parsed.role,
        organisation: place.map(|place| place.organisation),
        venue: place.and_then(|place| place.venue),
        password: parsed.password,
    };
    staff::add_account_with_grant(conn, &Passwords::default(), account, Clock::System.now())
        .await
        .map_err(anyhow::Error::from)?;
    Ok(())
}

/// Where a role holds.
#[derive(Clone, Copy)]
struct GrantPlace {
    organisation: OrganisationId,
    venue: Option<VenueId>,
}

/// Looks up where the role holds; none is the whole installation, for the operator.
async fn find_place(
    conn: &mut AsyncPgConnection,
    args: &AddStaff,
    role: Role,
) -> Result<Option<GrantPlace>, StartError> {
    let Some(slug) = &args.organisation else {
        return match role {
            Role::Operator => Ok(None),
            _ => {
                Err(anyhow::anyhow!("--organisation is needed for the role {}", role.name()).into())
            }
        };
    };
    if role == Role::Operator {
        return Err(anyhow::anyhow!("an operator has no organisation").into());
    }
    let found = organisation::find_organisation(conn, slug).await?;
    let found = require(found, format!("there is no organisation {slug}"))?;
    let organisation = found.id;
    let Some(slug) = &args.venue else {
        return Ok(Some(GrantPlace {
            organisation,
            venue: None,
        }));
    };
    let venue = venue::find_venue(conn, slug).await?;
    let venue = require(venue, format!("there is no venue {slug}"))?;
    Ok(Some(GrantPlace {
        organisation,
        venue: Some(venue.id),
    }))
}
