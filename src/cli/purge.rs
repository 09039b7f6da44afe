//! `purge`: wipes names and contacts past their time, and what bookings came from; jobs do so by themselves.

use crate::app::StartError;
use crate::app::database::{Database, with_database};
use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::db;
use crate::{booking, staff};

pub(super) async fn run(config: &Config) -> Result<(), StartError> {
    let wiped = with_database(config, async |database: &Database| {
        let mut conn = db::connect_once(database.address()).await?;
        let now = Clock::System.now();
        let wiped = booking::purge(&mut conn, now).await?;
        booking::forget_connections(&mut conn, now).await?;
        booking::forget_files(&mut conn, now).await?;
        staff::purge_expired(&mut conn, &config.sign_in, now).await?;
        Ok(wiped)
    })
    .await?;
    super::output::print_line(&format!("wiped {wiped} booking(s)"));
    Ok(())
}
