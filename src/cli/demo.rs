//! `demo`: the demo's world, and the accounts to sign in with. Their passwords are told on a
//! developer's machine alone.

use serde_json::Value;

use crate::app::base::{self, Base};
use crate::app::{self, StartError};
use crate::demo::{self, Accounts, DemoError};
use crate::platform::clock::Clock;
use crate::platform::config::{Config, Environment};
use crate::platform::db;
use crate::platform::state::AppState;

/// Fills the database, or finds it filled, and prints the accounts.
pub(super) async fn run(config: Config, json: bool) -> Result<(), StartError> {
    let environment = config.environment;
    let accounts = super::with_base(&config.clone(), async move |base: &Base| {
        base::migrate(base.url()).await?;
        let state = app::assemble(config, base, Clock::System).await?;
        fill(&state, base).await?.map_err(refused)
    })
    .await?;
    tell(&accounts, environment, json);
    Ok(())
}

/// At a start on a developer's machine: a world to try things in, unless somebody has one already.
pub(super) async fn at_start(state: &AppState, base: &Base) -> Result<(), StartError> {
    if state.config.environment != Environment::Development {
        return Ok(());
    }
    match fill(state, base).await? {
        Ok(accounts) => tell(&accounts, state.config.environment, false),
        Err(DemoError::Foreign(_)) => {}
        Err(error) => return Err(refused(error)),
    }
    Ok(())
}

async fn fill(state: &AppState, base: &Base) -> Result<Result<Accounts, DemoError>, StartError> {
    let mut conn = db::connect_once(base.url()).await?;
    Ok(demo::fill(&mut conn, &state.keys, state.clock.now()).await)
}

fn refused(error: DemoError) -> StartError {
    StartError::Failed(error.into())
}

fn tell(accounts: &Accounts, environment: Environment, json: bool) {
    let told = environment == Environment::Development;
    if !told {
        super::out::complain("passwords are told in development alone\n");
    }
    if json {
        super::out::say(&in_json(accounts, told).to_string());
    } else if told {
        super::out::say(accounts.to_table().trim_end());
    }
}

fn in_json(accounts: &Accounts, told: bool) -> Value {
    let mut all = accounts.to_json();
    let members = all.pointer_mut("/accounts").and_then(Value::as_array_mut);
    for account in members
        .into_iter()
        .flatten()
        .filter_map(Value::as_object_mut)
    {
        if !told {
            account.remove("password");
        }
    }
    all
}
