//! How many letters mailboxes may still get today of what the public does, counted under the contacts' locks.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;

use super::key::ContactKey;
use crate::platform::contact::Mailbox;
use crate::platform::mail::public_act;

/// Letters of today, by mailbox.
#[derive(Debug, Default)]
pub struct OwnLetters {
    /// Where that is not limited, nothing was counted.
    most: Option<u16>,
    written: HashMap<String, u16>,
}

impl OwnLetters {
    /// Counts those of mailboxes. The caller holds their locks, or sends this behind them on the same connection.
    pub async fn of(
        conn: &AsyncPgConnection,
        contacts: &BTreeSet<ContactKey>,
        most: Option<u16>,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let limited = contacts.iter().filter(|_| most.is_some());
        let mailboxes = limited.filter_map(ContactKey::mailbox).map(Mailbox::as_str);
        let mailboxes: Vec<&str> = mailboxes.collect();
        let mut letters = Self {
            most,
            written: HashMap::new(),
        };
        for mailbox in public_act::mailboxes_written_to(conn, &mailboxes, now).await? {
            *letters.written.entry(mailbox).or_default() += 1;
        }
        Ok(letters)
    }

    /// Whether one more may be written to an address; then it counts.
    #[must_use]
    pub fn take(&mut self, address: &str) -> bool {
        let Some(most) = self.most else {
            return true;
        };
        let mailbox = Mailbox::of(address);
        let written = self.written.entry(mailbox.as_str().to_owned()).or_default();
        let may = *written < most;
        *written += u16::from(may);
        may
    }
}
