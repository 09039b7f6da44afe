//! The accounts to sign in with. Their passwords derive from the installation's key, so they are the
//! same at each call.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Value, json};

use crate::demo::error::DemoError;
use crate::demo::source::data::AccountRecord;
use crate::platform::password::NewPassword;
use crate::platform::secrets::Key;

/// The signs of a password: none is easily taken for another.
const SIGNS: &[u8; 28] = b"346789abcdefghjkmnpqrstvwxyz";

/// One account of the demo.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct DemoAccount {
    /// The address to sign in with.
    pub email: String,
    pub password: String,
    pub role: String,
    /// A slug; none for the operator.
    pub organisation: Option<String>,
}

/// All accounts of the demo.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct DemoAccounts {
    pub accounts: Vec<DemoAccount>,
}

impl DemoAccounts {
    pub fn of(records: &[AccountRecord], key: &Key) -> Self {
        let accounts = records.iter().map(|record| account(record, key)).collect();
        Self { accounts }
    }

    /// As `--json` prints them.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!(self)
    }

    /// One line for each account.
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
                let DemoAccount {
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

fn account(record: &AccountRecord, key: &Key) -> DemoAccount {
    let host = record.organisation.as_deref().unwrap_or("installation");
    let email = format!("{}@{host}.example", record.role);
    DemoAccount {
        password: password_of(&email, key),
        email,
        role: record.role.clone(),
        organisation: record.organisation.clone(),
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

impl DemoAccount {
    pub fn new_password(&self) -> Result<NewPassword, DemoError> {
        NewPassword::parse(&self.password, &[]).map_err(DemoError::Password)
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
        assert!(NewPassword::parse(&password, &[]).is_ok());
    }
}
