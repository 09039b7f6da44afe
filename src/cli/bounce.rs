//! `bounce`: takes what came back of a letter from standard input, as a mail server pipes it. What it does not know is
//! none of a mail server's business. Whatever keeps it from asking makes the mail server try again later.

use std::io::{self, Read};

use crate::app::StartError;
use crate::app::database::{Database, with_database};
use crate::booking;
use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::db;
use crate::platform::mail::bounce::{self, LONGEST};
use crate::platform::mail::outbox::Bounced;

pub(super) async fn run(config: &Config, sent_to: Option<&str>) -> Result<(), StartError> {
    let mail = read_mail(&mut std::io::stdin()).map_err(anyhow::Error::from)?;
    let Some(bounce) = bounce::read(&mail, sent_to) else {
        super::output::print_line("not a bounce of a letter");
        return Ok(());
    };
    let bounced = with_database(config, async |database: &Database| {
        let mut conn = db::connect_once(database.address()).await?;
        Ok(booking::take_bounce(&mut conn, &bounce, Clock::System.now()).await?)
    })
    .await?;
    super::output::print_line(match bounced {
        Bounced::Letter(_) => "a letter did not arrive",
        Bounced::Known => "known, or of no letter here",
        Bounced::TooEarly => {
            let early = anyhow::anyhow!("the letter is not marked as sent yet: try again later");
            return Err(early.into());
        }
    });
    Ok(())
}

/// What is read of it. The rest is taken too, for a mail server whose pipe is closed before its mail ends calls that a
/// fault.
fn read_mail(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut mail = Vec::new();
    let most = u64::try_from(LONGEST).unwrap_or(u64::MAX);
    input.take(most).read_to_end(&mut mail)?;
    io::copy(input, &mut io::sink())?;
    Ok(mail)
}
