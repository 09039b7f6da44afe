//! The statements the service really sends for one request, read from PostgreSQL's log.

use anyhow::{Result, ensure};
use motesplats::platform::embedded::place::NAME;

use super::service::Service;
use super::{DATABASE, Postgres, connect, load};

/// A statement and the values bound to it, as text.
#[derive(Debug)]
pub struct Statement {
    pub sql: String,
    pub values: Vec<String>,
}

/// What one GET of a path sends, once its statements are prepared.
pub async fn sent(postgres: &Postgres, path: &str) -> Result<Vec<Statement>> {
    let admin = connect(&postgres.admin_url(DATABASE)).await?;
    let talk = format!(
        "alter role {NAME} set log_statement = 'all'; \
         alter role {NAME} set log_error_verbosity = 'default'"
    );
    admin.batch_execute(&talk).await?;
    let service = Service::start(
        &postgres.url(DATABASE),
        &[("HTTP__KEEP_ANSWERS", "0"), ("DATABASE__POOL_SIZE", "1")],
    )
    .await;
    // Its one connection for requests is opened, and the statements prepared, by the first.
    let first = match &service {
        Ok(service) => load::status_of(service.address, path).await,
        Err(_) => Ok(0),
    };
    admin
        .batch_execute(&format!("alter role {NAME} reset all"))
        .await?;
    let (service, _status) = (service?, first?);
    let before = std::fs::read_to_string(postgres.log())?.len();
    load::status_of(service.address, path).await?;
    let log = std::fs::read_to_string(postgres.log())?;
    let found = statements(log.get(before..).unwrap_or_default());
    ensure!(!found.is_empty(), "PostgreSQL logged no statement");
    Ok(found)
}

fn statements(log: &str) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    for line in log.lines() {
        let executed = line.split_once("LOG:  execute ");
        if let Some((_, sql)) = executed.and_then(|(_, rest)| rest.split_once(": ")) {
            found.push(Statement {
                sql: sql.to_owned(),
                values: Vec::new(),
            });
        }
        let bound = line.split_once("DETAIL:  parameters: ");
        let bound = bound.or_else(|| line.split_once("DETAIL:  Parameters: "));
        if let (Some((_, bound)), Some(last)) = (bound, found.last_mut()) {
            last.values = values(bound);
        }
    }
    found
}

/// Reads `$1 = 'a', $2 = 'b''c'`.
fn values(text: &str) -> Vec<String> {
    let (mut values, mut inside, mut value) = (Vec::new(), false, String::new());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match (inside, sign) {
            (false, '\'') => inside = true,
            (true, '\'') if signs.next_if_eq(&'\'').is_some() => value.push('\''),
            (true, '\'') => {
                inside = false;
                values.push(std::mem::take(&mut value));
            }
            (true, sign) => value.push(sign),
            (false, _) => {}
        }
    }
    values
}
