//! `demo`: fills an empty database with demo data and prints the accounts to sign in with. Passwords
//! are printed only in development.

use serde_json::Value;

use crate::app::database::{self, Database, with_database};
use crate::app::{self, StartError};
use crate::demo::{self, DemoAccounts, DemoError};
use crate::platform::clock::Clock;
use crate::platform::config::{Config, Environment};
use crate::platform::db;
use crate::platform::state::AppState;

/// How the accounts are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AccountFormat {
    Table,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PasswordDisplay {
    Shown,
    Hidden,
}

/// Fills the database, or finds it filled, and prints the accounts.
pub(super) async fn run(config: Config, format: AccountFormat) -> Result<(), StartError> {
    let environment = config.environment;
    let accounts = with_database(&config.clone(), async move |database: &Database| {
        database::migrate(database.address()).await?;
        let state = app::build_state(config, database, Clock::System).await?;
        fill(&state, database).await?.map_err(failed)
    })
    .await?;
    print_accounts(&accounts, environment, format);
    Ok(())
}

/// At a start in development: fills the database, unless it holds organisations of somebody's own.
pub(super) async fn fill_at_start(state: &AppState, database: &Database) -> Result<(), StartError> {
    if state.config.environment != Environment::Development {
        return Ok(());
    }
    match fill(state, database).await? {
        Ok(accounts) => {
            print_accounts(&accounts, state.config.environment, AccountFormat::Table);
        }
        Err(DemoError::Foreign(_)) => {}
        Err(error) => return Err(failed(error)),
    }
    Ok(())
}

async fn fill(
    state: &AppState,
    database: &Database,
) -> Result<Result<DemoAccounts, DemoError>, StartError> {
    let mut conn = db::connect_once(database.address()).await?;
    Ok(demo::fill(&mut conn, &state.keys, state.clock.now()).await)
}

fn failed(error: DemoError) -> StartError {
    StartError::Failed(error.into())
}

fn print_accounts(accounts: &DemoAccounts, environment: Environment, format: AccountFormat) {
    let passwords = match environment {
        Environment::Development => PasswordDisplay::Shown,
        _ => PasswordDisplay::Hidden,
    };
    if passwords == PasswordDisplay::Hidden {
        super::output::print_error("passwords are told in development alone\n");
    }
    match (format, passwords) {
        (AccountFormat::Json, _) => {
            super::output::print_line(&to_json(accounts, passwords).to_string());
        }
        (AccountFormat::Table, PasswordDisplay::Shown) => {
            super::output::print_line(accounts.to_table().trim_end());
        }
        (AccountFormat::Table, PasswordDisplay::Hidden) => {}
    }
}

fn to_json(accounts: &DemoAccounts, passwords: PasswordDisplay) -> Value {
    let mut all = accounts.to_json();
    if passwords == PasswordDisplay::Shown {
        return all;
    }
    let members = all.pointer_mut("/accounts").and_then(Value::as_array_mut);
    for account in members
        .into_iter()
        .flatten()
        .filter_map(Value::as_object_mut)
    {
        account.remove("password");
    }
    all
}
