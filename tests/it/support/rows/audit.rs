//! What the audit says.

use diesel::prelude::*;
use motesplats::schema::audit;
use serde_json::Value;

use super::TestApp;

impl TestApp {
    /// Every act that was recorded, in order.
    pub async fn audited_acts(&self) -> Vec<String> {
        let acts = audit::table.select(audit::act);
        self.fetch_all(acts.order((audit::at, audit::id))).await
    }

    /// How often an act was recorded.
    pub async fn audited(&self, act: &str) -> usize {
        self.audited_facts(act).await.len()
    }

    /// The facts of an act, in order.
    pub async fn audited_facts(&self, act: &str) -> Vec<Value> {
        let facts = audit::table.select(audit::facts).filter(audit::act.eq(act));
        self.fetch_all(facts.order((audit::at, audit::id))).await
    }
}
