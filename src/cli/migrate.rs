//! `migrate`: brings the schema and the reference data up to date.

use crate::app::StartError;
use crate::app::database::{Database, migrate, with_database};
use crate::platform::config::Config;

pub(super) async fn run(config: &Config) -> Result<(), StartError> {
    with_database(config, async |database: &Database| {
        migrate(database.address()).await
    })
    .await?;
    super::output::print_line("the schema and the reference data are up to date");
    Ok(())
}
