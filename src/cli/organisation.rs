//! `organisation add`: how an installation without the demo begins.

use clap::{Args, Subcommand};
use diesel_async::AsyncPgConnection;

use super::given::{Given, found};
use crate::app::StartError;
use crate::app::base::Base;
use crate::organisation::{self, Country, Municipality, NewOrganisation, OrganisationKind};
use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::db;
use crate::platform::ids::OrganisationId;
use crate::platform::text::{PlainText, Slug};

#[derive(Debug, Subcommand)]
pub(super) enum OrganisationCommand {
    /// Adds an organisation; one without a parent is a controller by itself.
    Add(Add),
}

#[derive(Debug, Args)]
pub(super) struct Add {
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
    OrganisationCommand::Add(asked): OrganisationCommand,
) -> Result<(), StartError> {
    let slug = asked.slug.clone();
    super::with_base(config, async move |base: &Base| {
        let mut conn = db::connect_once(base.url()).await?;
        let new = read(&mut conn, asked).await?;
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
    super::out::say(&format!("added the organisation {slug}"));
    Ok(())
}

async fn read(conn: &mut AsyncPgConnection, asked: Add) -> Result<NewOrganisation, StartError> {
    let mut given = Given::default();
    let slug = given.take("--slug", Slug::parse(&asked.slug));
    let name = given.take("--name", PlainText::parse(&asked.name));
    let kind = given.take("--kind", OrganisationKind::parse(&asked.kind));
    let country = asked.country.as_deref().map(Country::parse);
    let country = country.and_then(|parsed| given.take("--country", parsed));
    given.settle()?;
    let municipality = match &asked.municipality {
        None => None,
        Some(key) => Some(organisation::municipality_named(conn, key).await?),
    };
    let parent = match &asked.parent {
        None => None,
        Some(parent) => Some(found(
            organisation::organisation_named(conn, parent).await?,
            format!("there is no organisation {parent}"),
        )?),
    };
    let country = country
        .or_else(|| municipality.as_ref().map(Municipality::country))
        .unwrap_or(Country::Se);
    Ok(NewOrganisation {
        slug: found(slug, "--slug".to_owned())?,
        name: found(name, "--name".to_owned())?,
        kind: found(kind, "--kind".to_owned())?,
        parent: parent.map(|parent| OrganisationId(parent.id)),
        controller: asked.controller,
        municipality: municipality.map(|municipality| municipality.id),
        country,
        phone: None,
    })
}
