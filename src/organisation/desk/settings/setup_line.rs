//! That an organisation is not set up yet, as one line for the page of the day.

use diesel_async::AsyncPgConnection;

use super::setup::Setup;
use crate::organisation::desk::paths::OWN_SETTINGS;
use crate::platform::auth::{Actor, Permission};
use crate::platform::problem::Problem;
use crate::platform::ui::Layout;

/// What is still to set up.
#[derive(Debug, Clone)]
pub struct SetupLink {
    /// "Sätt upp: 3 av 6 klart".
    pub text: String,
    /// The settings, where the list stands.
    pub href: String,
}

/// For whoever decides for an organisation, until everything that is needed is done. One statement.
///
/// # Errors
/// When the database is away.
pub async fn setup_link(
    conn: &mut AsyncPgConnection,
    layout: &Layout,
    actor: &Actor,
) -> Result<Option<SetupLink>, Problem> {
    let scope = actor.scope(Permission::Administer);
    let Some(own) = scope.organisations.first() else {
        return Ok(None);
    };
    let title = Setup::load(conn, *own).await?.title(layout.locale);
    Ok(title.map(|text| SetupLink {
        text,
        href: layout.url(OWN_SETTINGS),
    }))
}
