//! What editions ask of their published sessions: no fee, open to everybody.
//! Publication asks this, and every change of a session that is public already.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::SessionId;
use crate::platform::problem::Problem;
use crate::schema::{campaigns, editions, session_editions, session_texts, sessions};
use crate::session::model::Audience;
use crate::session::problems::CAMPAIGN_RULE;

/// # Errors
/// 409 with the rule that the session breaks, and the edition that has it.
pub async fn keeps_campaign_rules(
    conn: &mut AsyncPgConnection,
    session: SessionId,
) -> Result<(), Problem> {
    let has_fee = editions::must_be_free.and(session_texts::fee.is_not_null());
    let is_closed = editions::must_be_open.and(sessions::audience.ne(Audience::Public));
    let broken: Option<(bool, String, String)> = session_editions::table
        .inner_join(editions::table.inner_join(campaigns::table))
        .inner_join(sessions::table.inner_join(session_texts::table))
        .filter(session_editions::session_id.eq(session))
        .filter(has_fee.or(is_closed))
        .order((campaigns::slug, editions::edition))
        .select((
            editions::must_be_free.and(session_texts::fee.is_not_null()),
            campaigns::slug,
            editions::edition,
        ))
        .first(conn)
        .await
        .optional()?;
    let Some((has_fee, campaign, edition)) = broken else {
        return Ok(());
    };
    let rule = if has_fee { "mustBeFree" } else { "mustBeOpen" };
    Err(Problem::new(&CAMPAIGN_RULE)
        .fact("rule", rule)
        .fact("campaign", format!("{campaign}/{edition}")))
}
