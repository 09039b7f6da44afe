//! `staff add`: an account without questions asked.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use diesel_async::{AsyncConnection, AsyncPgConnection};

use super::given::{Given, found};
use crate::app::StartError;
use crate::app::base::Base;
use crate::organisation;
use crate::platform::auth::Role;
use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::contact::EmailAddress;
use crate::platform::db;
use crate::platform::ids::{OrganisationId, StaffId, VenueId};
use crate::platform::password::{NewPassword, Passwords};
use crate::platform::text::PersonName;
use crate::staff::{self, NewGrant, NewStaff};
use crate::venue;

#[derive(Debug, Subcommand)]
pub(super) enum StaffCommand {
    /// Adds an account with one role.
    Add(Add),
}

#[derive(Debug, Args)]
pub(super) struct Add {
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

/// What was typed, in types.
struct Parsed {
    email: EmailAddress,
    name: PersonName,
    role: Role,
    password: NewPassword,
}

pub(super) async fn run(
    config: &Config,
    StaffCommand::Add(asked): StaffCommand,
) -> Result<(), StartError> {
    let parsed = parse(&asked)?;
    let done = format!("added the account {} as {}", asked.email, asked.role);
    super::with_base(config, async move |base: &Base| {
        let mut conn = db::connect_once(base.url()).await?;
        add(&mut conn, asked, parsed).await
    })
    .await?;
    super::out::say(&done);
    Ok(())
}

fn parse(asked: &Add) -> Result<Parsed, StartError> {
    let password = read_password(&asked.password_file)?;
    let mut given = Given::default();
    let email = given.take("--email", EmailAddress::parse(&asked.email));
    let name = given.take("--name", PersonName::parse(&asked.name));
    let role = given.take("--role", Role::parse(&asked.role));
    let password = given.take("--password-file", NewPassword::parse(&password));
    given.settle()?;
    Ok(Parsed {
        email: found(email, "--email".to_owned())?,
        name: found(name, "--name".to_owned())?,
        role: found(role, "--role".to_owned())?,
        password: found(password, "--password-file".to_owned())?,
    })
}

fn read_password(path: &Path) -> Result<String, StartError> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| anyhow::anyhow!("cannot read {}: {error}", path.display()))?;
    let text = text.strip_suffix('\n').unwrap_or(&text);
    Ok(text.strip_suffix('\r').unwrap_or(text).to_owned())
}

async fn add(conn: &mut AsyncPgConnection, asked: Add, parsed: Parsed) -> Result<(), StartError> {
    let place = place(conn, &asked, parsed.role).await?;
    let hash = Passwords::default().hash(&parsed.password).await;
    let new = NewStaff {
        name: parsed.name,
        email: Some(parsed.email),
        organisation: place.map(|(organisation, _)| organisation),
        password_hash: Some(hash.map_err(anyhow::Error::from)?),
        pledged_on: None,
    };
    let (id, now) = (StaffId::fresh(), Clock::System.now());
    let grant = NewGrant {
        staff: id,
        role: parsed.role,
        organisation: new.organisation,
        venue: place.and_then(|(_, venue)| venue),
    };
    conn.transaction::<_, anyhow::Error, _>(async |conn| {
        staff::add(conn, id, &new, now).await?;
        staff::grant(conn, &grant, now).await?;
        Ok(())
    })
    .await?;
    Ok(())
}

/// Where the role holds; the operator's is the whole installation.
async fn place(
    conn: &mut AsyncPgConnection,
    asked: &Add,
    role: Role,
) -> Result<Option<(OrganisationId, Option<VenueId>)>, StartError> {
    let Some(slug) = &asked.organisation else {
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
    let at = organisation::organisation_named(conn, slug).await?;
    let at = OrganisationId(found(at, format!("there is no organisation {slug}"))?.id);
    let Some(slug) = &asked.venue else {
        return Ok(Some((at, None)));
    };
    let venue = venue::venue_named(conn, slug).await?;
    let venue = found(venue, format!("there is no venue {slug}"))?;
    Ok(Some((at, Some(VenueId(venue.id)))))
}
