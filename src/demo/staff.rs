//! Who works: helpers without a sign-in, and one account for each role.

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use super::accounts::Accounts;
use super::dice::named;
use super::error::DemoError;
use super::facts::Facts;
use crate::platform::password::Passwords;
use crate::schema::{grants, pledges, staff};

/// Everybody who can be at a session.
pub(super) struct Team {
    by_organisation: HashMap<String, Vec<Uuid>>,
    by_name: HashMap<String, Uuid>,
}

impl Team {
    pub(super) fn of_facts(facts: &Facts) -> Self {
        let mut team = Self {
            by_organisation: HashMap::new(),
            by_name: HashMap::new(),
        };
        for helper in &facts.helpers {
            let id = named("staff", &helper.name);
            team.by_organisation
                .entry(helper.organisation.clone())
                .or_default()
                .push(id);
            team.by_name.insert(helper.name.clone(), id);
        }
        for account in &facts.accounts {
            team.by_name
                .insert(account.name.clone(), named("staff", &account.name));
        }
        team
    }

    /// An organisation's helpers.
    pub(super) fn of(&self, organisation: &str) -> &[Uuid] {
        self.by_organisation
            .get(organisation)
            .map_or(&[], Vec::as_slice)
    }

    /// Whoever writes an organisation's figures.
    pub(super) fn keeper(&self, organisation: &str) -> Result<Uuid, DemoError> {
        let nobody = || DemoError::Facts(format!("nobody works at {organisation}"));
        self.of(organisation).first().copied().ok_or_else(nobody)
    }

    /// Somebody by name.
    pub(super) fn named(&self, name: &str) -> Result<Uuid, DemoError> {
        let unknown = || DemoError::Facts(format!("no helper {name}"));
        self.by_name.get(name).copied().ok_or_else(unknown)
    }
}

/// Somebody to insert.
#[derive(Insertable)]
#[diesel(table_name = staff)]
pub(super) struct StaffRow {
    id: Uuid,
    organisation_id: Option<Uuid>,
    name: String,
    email: Option<String>,
    password_hash: Option<String>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

/// A grant to insert.
#[derive(Insertable)]
#[diesel(table_name = grants)]
pub(super) struct GrantRow {
    id: Uuid,
    staff_id: Uuid,
    role: String,
    organisation_id: Option<Uuid>,
    created_at: DateTime<Utc>,
}

/// A pledge to insert.
#[derive(Insertable)]
#[diesel(table_name = pledges)]
pub(super) struct PledgeRow {
    staff_id: Uuid,
    organisation_id: Uuid,
    pledged_on: NaiveDate,
}

/// Helpers and accounts; hashing the passwords takes a moment each.
pub(super) async fn staff_rows(
    facts: &Facts,
    accounts: &Accounts,
    now: DateTime<Utc>,
) -> Result<Vec<StaffRow>, DemoError> {
    let passwords = Passwords::default();
    let mut rows: Vec<StaffRow> = facts
        .helpers
        .iter()
        .map(|helper| person(&helper.name, Some(&helper.organisation), now))
        .collect();
    for (fact, account) in facts.accounts.iter().zip(&accounts.accounts) {
        let hash = passwords.hash(&account.new_password()?).await?;
        rows.push(StaffRow {
            email: Some(account.email.clone()),
            password_hash: Some(hash),
            ..person(&fact.name, fact.organisation.as_deref(), now)
        });
    }
    Ok(rows)
}

fn person(name: &str, organisation: Option<&str>, now: DateTime<Utc>) -> StaffRow {
    StaffRow {
        id: named("staff", name),
        organisation_id: organisation.map(|slug| named("organisation", slug)),
        name: name.to_owned(),
        email: None,
        password_hash: None,
        created_at: now,
        updated_at: now,
    }
}

/// One grant for each account.
pub(super) fn grant_rows(facts: &Facts, now: DateTime<Utc>) -> Vec<GrantRow> {
    let row = |account: &super::facts::AccountFact| GrantRow {
        id: named("grant", &account.name),
        staff_id: named("staff", &account.name),
        role: account.role.clone(),
        organisation_id: account
            .organisation
            .as_deref()
            .map(|slug| named("organisation", slug)),
        created_at: now,
    };
    facts.accounts.iter().map(row).collect()
}

/// The volunteers' pledges, three weeks old.
pub(super) fn pledge_rows(facts: &Facts, now: DateTime<Utc>) -> Vec<PledgeRow> {
    let volunteers = facts
        .accounts
        .iter()
        .filter(|account| account.role == "volunteer");
    let row = |account: &super::facts::AccountFact| {
        Some(PledgeRow {
            staff_id: named("staff", &account.name),
            organisation_id: named("organisation", account.organisation.as_deref()?),
            pledged_on: now.date_naive() - Days::new(21),
        })
    };
    volunteers.filter_map(row).collect()
}
