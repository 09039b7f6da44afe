//! The accounts to sign in with. Their passwords come from the installation's key, so every call
//! tells the same.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Value, json};

use super::error::DemoError;
use super::facts::AccountFact;
use crate::platform::password::NewPassword;
use crate::platform::secrets::Key;

/// What a password is written with: nothing that is easily taken for another sign.
const SIGNS: &[u8; 28] = b"346789abcdefghjkmnpqrstvwxyz";

/// One account of the demo.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// The address to sign in with.
    pub email: String,
    /// Its password.
    pub password: String,
    /// What it may.
    pub role: String,
    /// Where, as a slug; none for the operator.
    pub organisation: Option<String>,
}

/// All accounts of the demo.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Accounts {
    /// One for each role, and some more.
    pub accounts: Vec<Account>,
}

impl Accounts {
    /// The accounts as this key makes them.
    pub(super) fn of(facts: &[AccountFact], key: &Key) -> Self {
        let accounts = facts.iter().map(|fact| account(fact, key)).collect();
        Self { accounts }
    }

    /// As `--json` prints them.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!(self)
    }

    /// As people read them: one line each.
    #[must_use]
    pub fn to_table(&self) -> String {
        let width = self
            .accounts
            .iter()
            .map(|account| account.email.len())
            .max();
        let width = width.unwrap_or_default();
        self.accounts
            .iter()
            .fold(String::new(), |mut table, account| {
                let Account {
                    email,
                    password,
                    role,
                    organisation,
                } = account;
                let place = organisation.as_deref().unwrap_or("-");
                let _ = writeln!(table, "{email:width$}  {password}  {role:18}  {place}");
                table
            })
    }
}

fn account(fact: &AccountFact, key: &Key) -> Account {
    let host = fact.organisation.as_deref().unwrap_or("installation");
    let email = format!("{}@{host}.example", fact.role);
    Account {
        password: password_of(&email, key),
        email,
        role: fact.role.clone(),
        organisation: fact.organisation.clone(),
    }
}

/// Four times four signs: 76 bits.
fn password_of(email: &str, key: &Key) -> String {
    let mac = key.mac("demo", &[email.as_bytes()]);
    let mut password = String::new();
    for (place, byte) in mac.iter().take(16).enumerate() {
        if place > 0 && place % 4 == 0 {
            password.push('-');
        }
        let sign = SIGNS.get(usize::from(byte % 28)).copied();
        password.push(char::from(sign.unwrap_or_default()));
    }
    password
}

impl Account {
    /// The password, ready to be hashed.
    pub(super) fn new_password(&self) -> Result<NewPassword, DemoError> {
        NewPassword::parse(&self.password).map_err(DemoError::Password)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_depends_on_key_and_address_alone() {
        let key = |sign: &str| Key::parse_hex(&sign.repeat(64)).unwrap();
        let password = password_of("planner@katrineholm.example", &key("a"));
        assert_eq!(
            password,
            password_of("planner@katrineholm.example", &key("a"))
        );
        assert_ne!(
            password,
            password_of("planner@katrineholm.example", &key("b"))
        );
        assert_ne!(password, password_of("desk@katrineholm.example", &key("a")));
        assert_eq!(password.len(), 19);
        assert!(NewPassword::parse(&password).is_ok());
    }
}
