//! `migrate`: the schema and the reference data.

use crate::app::StartError;
use crate::app::base::{self, Base};
use crate::platform::config::Config;

pub(super) async fn run(config: &Config) -> Result<(), StartError> {
    super::with_base(config, async |base: &Base| base::migrate(base.url()).await).await?;
    super::out::say("the schema and the reference data are up to date");
    Ok(())
}
