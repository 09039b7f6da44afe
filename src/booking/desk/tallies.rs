//! The three counts of a drop-in, as pages show them: one press counts one more, another takes the last one back.
//! Today's page and the session's page show them.

use uuid::Uuid;

use super::paths::{roster_path, take_back_path};
use crate::platform::i18n::named;
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::ui::Layout;
use crate::session::{Session, WalkInKind};

/// The counts. The form sends `count`, `kind` and `key`, and `back` from today's page.
#[derive(Debug, Clone)]
pub struct DropInTallies {
    pub action: String,
    pub all: Vec<DropInTally>,
}

/// One of the counts.
#[derive(Debug, Clone)]
pub struct DropInTally {
    pub kind: &'static str,
    /// "kommit".
    pub label: String,
    pub count: i64,
    pub key: String,
    /// Where the form goes that takes the last entry back.
    pub undo: Option<String>,
}

impl DropInTallies {
    /// The counts of a session; `last` is the newest entry of a kind.
    #[must_use]
    pub fn new(
        layout: &Layout,
        session: &Session,
        count: impl Fn(WalkInKind) -> i64,
        last: impl Fn(WalkInKind) -> Option<Uuid>,
    ) -> Self {
        let tally = |kind: WalkInKind| DropInTally {
            kind: kind.name(),
            label: named(layout.locale, "tally", kind.name()).into_owned(),
            count: count(kind),
            key: IdempotencyKey::fresh().as_str().to_owned(),
            undo: last(kind).map(|id| layout.at_venue(&take_back_path(session, id), &[])),
        };
        Self {
            action: layout.at_venue(&format!("{}/walk-ins", roster_path(session)), &[]),
            all: WalkInKind::ALL.map(tally).to_vec(),
        }
    }
}
