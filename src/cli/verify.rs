//! `verify`: recounts every session's seats, and looks for missing letters and for letters and keys of
//! bookings that do not exist. A finding is a bug, and ends the command with 1.

use crate::app::StartError;
use crate::app::database::{Database, with_database};
use crate::platform::config::Config;
use crate::platform::db;
use crate::{booking, report};

pub(super) async fn run(config: &Config) -> Result<(), StartError> {
    let (found, records_off) = with_database(config, async |database: &Database| {
        let mut conn = db::connect_once(database.address()).await?;
        let found = booking::verify_all(&mut conn).await?;
        Ok((found, report::records_off(&mut conn).await?))
    })
    .await?;
    let mut lines = lines(&found);
    lines.push(format!(
        "{records_off} kept record(s) that are not what their sessions come to"
    ));
    for line in lines {
        super::output::print_line(&line);
    }
    match found.is_clean() && records_off == 0 {
        true => Ok(()),
        false => Err(anyhow::anyhow!("what is written does not fit together").into()),
    }
}

/// The findings, a line each.
fn lines(found: &booking::Findings) -> Vec<String> {
    let drift = |drift: &booking::Drift| {
        format!(
            "session {}: {} seats taken, rows say {}; {} waiting, rows say {}",
            drift.session_id,
            drift.taken,
            drift.taken_by_rows,
            drift.waiting,
            drift.waiting_by_rows,
        )
    };
    let mut lines: Vec<String> = found.drifts.iter().map(drift).collect();
    lines.push(format!("drift in {} session(s)", found.drifts.len()));
    lines.push(format!("{} letter(s) missing", found.letters_missing));
    lines.push(format!(
        "{} letter(s) of bookings that are not there",
        found.letters_astray
    ));
    lines.push(format!(
        "{} key(s) of bookings that are not there",
        found.keys_astray
    ));
    lines.push(format!(
        "{} session(s) found by something else than they say",
        found.terms_stale
    ));
    lines.push(format!(
        "{} language(s) or topic(s) that the list does not offer",
        found.choices_missing
    ));
    lines
}
