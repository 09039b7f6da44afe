//! Who works in the demo: helpers without a sign-in, and accounts for the roles.

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use crate::demo::error::DemoError;
use crate::demo::people::accounts::DemoAccounts;
use crate::demo::source::data::{AccountRecord, SourceData};
use crate::demo::source::ids::demo_id;
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::password::Passwords;
use crate::schema::{grants, pledges, staff};

/// Everybody who can help in a session.
pub struct Team {
    by_organisation: HashMap<String, Vec<StaffId>>,
    ids_by_name: HashMap<String, StaffId>,
}

impl Team {
    pub fn new(source: &SourceData) -> Self {
        let mut team = Self {
            by_organisation: HashMap::new(),
            ids_by_name: HashMap::new(),
        };
        for helper in &source.helpers {
            let id = demo_id("staff", &helper.name);
            team.by_organisation
                .entry(helper.organisation.clone())
                .or_default()
                .push(id);
            team.ids_by_name.insert(helper.name.clone(), id);
        }
        for account in &source.accounts {
            team.ids_by_name
                .insert(account.name.clone(), demo_id("staff", &account.name));
        }
        team
    }

    /// An organisation's helpers.
    pub fn helpers_of(&self, organisation: &str) -> &[StaffId] {
        self.by_organisation
            .get(organisation)
            .map_or(&[], Vec::as_slice)
    }

    /// The helper who enters an organisation's figures.
    pub fn first_helper(&self, organisation: &str) -> Result<StaffId, DemoError> {
        let nobody = || DemoError::SourceData(format!("nobody works at {organisation}"));
        self.helpers_of(organisation)
            .first()
            .copied()
            .ok_or_else(nobody)
    }

    pub fn by_name(&self, name: &str) -> Result<StaffId, DemoError> {
        let unknown = || DemoError::SourceData(format!("no helper {name}"));
        self.ids_by_name.get(name).copied().ok_or_else(unknown)
    }
}

#[derive(Insertable)]
#[diesel(table_name = staff)]
pub struct DemoStaffRow {
    id: StaffId,
    organisation_id: Option<OrganisationId>,
    name: String,
    email: Option<String>,
    password_hash: Option<String>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

#[derive(Insertable)]
#[diesel(table_name = grants)]
pub struct DemoGrantRow {
    id: Uuid,
    staff_id: StaffId,
    role: String,
    organisation_id: Option<OrganisationId>,
    created_at: DateTime<Utc>,
}

#[derive(Insertable)]
#[diesel(table_name = pledges)]
pub struct DemoPledgeRow {
    staff_id: StaffId,
    organisation_id: OrganisationId,
    pledged_on: NaiveDate,
}

/// Helpers and accounts; hashing the passwords takes a moment each.
pub async fn staff_rows(
    source: &SourceData,
    accounts: &DemoAccounts,
    now: DateTime<Utc>,
) -> Result<Vec<DemoStaffRow>, DemoError> {
    let passwords = Passwords::default();
    let mut rows: Vec<DemoStaffRow> = source
        .helpers
        .iter()
        .map(|helper| person(&helper.name, Some(&helper.organisation), now))
        .collect();
    for (record, account) in source.accounts.iter().zip(&accounts.accounts) {
        let hash = passwords.hash(&account.new_password()?).await?;
        rows.push(DemoStaffRow {
            email: Some(account.email.clone()),
            password_hash: Some(hash),
            ..person(&record.name, record.organisation.as_deref(), now)
        });
    }
    Ok(rows)
}

fn person(name: &str, organisation: Option<&str>, now: DateTime<Utc>) -> DemoStaffRow {
    DemoStaffRow {
        id: demo_id("staff", name),
        organisation_id: organisation.map(|slug| demo_id("organisation", slug)),
        name: name.to_owned(),
        email: None,
        password_hash: None,
        created_at: now,
        updated_at: now,
    }
}

/// One grant for each account.
pub fn grant_rows(source: &SourceData, now: DateTime<Utc>) -> Vec<DemoGrantRow> {
    let row = |account: &AccountRecord| DemoGrantRow {
        id: demo_id("grant", &account.name),
        staff_id: demo_id("staff", &account.name),
        role: account.role.clone(),
        organisation_id: account
            .organisation
            .as_deref()
            .map(|slug| demo_id("organisation", slug)),
        created_at: now,
    };
    source.accounts.iter().map(row).collect()
}

/// The volunteers' pledges, three weeks old.
pub fn pledge_rows(source: &SourceData, now: DateTime<Utc>) -> Vec<DemoPledgeRow> {
    let volunteers = source
        .accounts
        .iter()
        .filter(|account| account.role == "volunteer");
    let row = |account: &AccountRecord| {
        Some(DemoPledgeRow {
            staff_id: demo_id("staff", &account.name),
            organisation_id: demo_id("organisation", account.organisation.as_deref()?),
            pledged_on: now.date_naive() - Days::new(21),
        })
    };
    volunteers.filter_map(row).collect()
}
