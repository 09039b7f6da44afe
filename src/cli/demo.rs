//! `demo`: fills an empty database with a believable world, and prints who can sign in.

use crate::app::StartError;
use crate::app::base::{self, Base};
use crate::app::keys;
use crate::demo;
use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::db;
use crate::platform::secrets::Keys;

pub(super) async fn run(config: &Config, as_json: bool) -> Result<(), StartError> {
    let accounts = super::with_base(config, async |base: &Base| {
        base::migrate(base.url()).await?;
        let now = Clock::System.now();
        let mut conn = db::connect_once(base.url()).await?;
        let ring = keys::ring(&mut conn, config, base).await?;
        let keys = Keys::register(&mut conn, &ring, now).await?;
        demo::fill(&mut conn, &keys, now)
            .await
            .map_err(|error| StartError::Failed(error.into()))
    })
    .await?;
    let words = if as_json {
        accounts.to_json().to_string()
    } else {
        accounts.to_table()
    };
    super::out::say(&words);
    Ok(())
}
