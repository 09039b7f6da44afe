//! `purge`: wipes names and contacts past their time; the worker does so daily by itself.

use crate::app::StartError;
use crate::app::base::Base;
use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::db;
use crate::{booking, staff};

pub(super) async fn run(config: &Config) -> Result<(), StartError> {
    let wiped = super::with_base(config, async |base: &Base| {
        let mut conn = db::connect_once(base.url()).await?;
        let now = Clock::System.now();
        let wiped = booking::purge(&mut conn, now).await?;
        staff::forget_old(&mut conn, &config.sign_in, now).await?;
        Ok(wiped)
    })
    .await?;
    super::out::say(&format!("wiped {wiped} booking(s)"));
    Ok(())
}
