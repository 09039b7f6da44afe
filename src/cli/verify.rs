//! `verify`: recounts every session's seats, looks for letters that were promised and for keys that
//! remember what is not there. Finding something is a fault of ours, and ends with 1.

use crate::app::StartError;
use crate::app::base::Base;
use crate::booking;
use crate::platform::config::Config;
use crate::platform::db;

pub(super) async fn run(config: &Config) -> Result<(), StartError> {
    let (drifts, missing, astray) = super::with_base(config, async |base: &Base| {
        let mut conn = db::connect_once(base.url()).await?;
        Ok((
            booking::verify(&mut conn).await?,
            booking::letters_missing(&mut conn).await?,
            booking::keys_astray(&mut conn).await?,
        ))
    })
    .await?;
    for drift in &drifts {
        super::out::say(&format!(
            "session {}: {} seats taken, rows say {}; {} waiting, rows say {}",
            drift.session_id,
            drift.taken,
            drift.taken_by_rows,
            drift.waiting,
            drift.waiting_by_rows,
        ));
    }
    super::out::say(&format!("drift in {} session(s)", drifts.len()));
    super::out::say(&format!("{missing} letter(s) missing"));
    super::out::say(&format!("{astray} key(s) of bookings that are not there"));
    match drifts.is_empty() && missing == 0 && astray == 0 {
        true => Ok(()),
        false => Err(anyhow::anyhow!("the counters and the rows disagree").into()),
    }
}
