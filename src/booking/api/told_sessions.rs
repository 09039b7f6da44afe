//! Several sessions that were changed or called off together, and who was told of each.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::booking::actions::{CancelledOne, ChangedOne, NotifiedCounts};
use crate::platform::ids::SessionId;

/// Sessions changed or called off together, and who was told how.
#[derive(Debug, Serialize, ToSchema)]
pub struct ToldSessions {
    /// In the order they were named in, or of their times.
    pub items: Vec<ToldSession>,
    /// All of them together.
    pub told: NotifiedCounts,
}

/// One of them.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ToldSession {
    pub session_id: Uuid,
    /// Zero all over where nobody was to be told anything new.
    #[serde(flatten)]
    pub told: NotifiedCounts,
}

impl ToldSessions {
    fn of(each: impl Iterator<Item = (SessionId, NotifiedCounts)>) -> Self {
        let items: Vec<ToldSession> = each
            .map(|(session, told)| ToldSession {
                session_id: session.into(),
                told,
            })
            .collect();
        Self {
            told: NotifiedCounts::sum(items.iter().map(|one| one.told)),
            items,
        }
    }
}

impl From<Vec<CancelledOne>> for ToldSessions {
    fn from(cancelled: Vec<CancelledOne>) -> Self {
        Self::of(cancelled.iter().map(|one| (one.session, one.notified)))
    }
}

impl From<Vec<ChangedOne>> for ToldSessions {
    fn from(changed: Vec<ChangedOne>) -> Self {
        Self::of(changed.iter().map(|one| (one.session, one.notified)))
    }
}
