//! `organisation add`: how an installation without the demo begins.

use clap::{Args, Subcommand};
use diesel_async::AsyncPgConnection;

use super::option_faults::{OptionFaults, require};
use crate::app::StartError;
use crate::app::database::{Database, with_database};
use crate::organisation::{self, Country, Municipality, NewOrganisation, OrganisationKind};
use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::db;
use crate::platform::ids::OrganisationId;
use crate::platform::text::{PlainText, Slug};

#[derive(Debug, Subcommand)]
pub(super) enum OrganisationCommand {
    /// Adds an organisation; one without a parent is a controller by itself.
    Add(AddOrganisation),
}

#[derive(Debug, Args)]
pub(super) struct AddOrganisation {
    /// Lower-case letters, digits and hyphens; never changes.
    #[arg(long)]
    slug: String,
    #[arg(long)]
    name: String,
    /// municipality, region, library, department, study-association, adult-education, authority,
    /// association, company or network.
    #[arg(long)]
    kind: String,
    /// Where it is: SE-0483.
    #[arg(long)]
    municipality: Option<String>,
    /// SE or NO; time zone and languages follow it. The municipality's unless given.
    #[arg(long)]
    country: Option<String>,
    /// The slug of the organisation it stands below.
    #[arg(long)]
    parent: Option<String>,
    /// Makes it answer for people's data though it has a parent.
    #[arg(long)]
    controller: bool,
}

pub(super) async fn run(
    config: &Config,
    OrganisationCommand::Add(args): OrganisationCommand,
) -> Result<(), StartError> {
    let slug = args.slug.clone();
    with_database(config, async move |database: &Database| {
        let mut conn = db::connect_once(database.address()).await?;
        let new = validate(&mut conn, args).await?;
        organisation::add(
            &mut conn,
            OrganisationId::fresh(),
            &new,
            Clock::System.now(),
        )
        .await
        .map_err(crate::platform::problem::Problem::from)?;
        Ok(())
    })
    .await?;
    super::output::print_line(&format!("added the organisation {slug}"));
    Ok(())
}

async fn validate(
    conn: &mut AsyncPgConnection,
    args: AddOrganisation,
) -> Result<NewOrganisation, StartError> {
    let mut faults = OptionFaults::default();
    let slug = faults.take("--slug", Slug::parse(&args.slug));
    let name = faults.take("--name", PlainText::parse(&args.name));
    let kind = faults.take("--kind", OrganisationKind::parse(&args.kind));
    let country = args.country.as_deref().map(Country::parse);
    let country = country.and_then(|parsed| faults.take("--country", parsed));
    faults.into_result()?;
    let municipality = match &args.municipality {
        None => None,
        Some(key) => Some(organisation::find_municipality(conn, key).await?),
    };
    let parent = match &args.parent {
        None => None,
        Some(parent) => Some(require(
            organisation::find_organisation(conn, parent).await?,
            format!("there is no organisation {parent}"),
        )?),
    };
    let country = country
        .or_else(|| municipality.as_ref().map(Municipality::country))
        .unwrap_or(Country::Se);
    Ok(NewOrganisation {
        slug: require(slug, "--slug".to_owned())?,
        name: require(name, "--name".to_owned())?,
        kind: require(kind, "--kind".to_owned())?,
        parent: parent.map(|parent| parent.id),
        controller: args.controller,
        municipality: municipality.map(|municipality| municipality.id),
        country,
        phone: None,
        phone_typed: None,
    })
}
