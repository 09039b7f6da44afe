//! One lane: whoever waits is taken together, one batch after the other.

use std::sync::Arc;

use tokio::sync::mpsc;

use super::serve::serve;
use super::{Entry, Service};
use crate::booking::book::Serving;
use crate::booking::locked::Patience;

/// The most orders in one transaction.
const MOST: usize = 128;

/// Serves a lane until nobody can hand anything in any more.
pub(super) async fn work(service: Arc<Service>, mut waiting: mpsc::Receiver<Entry>) {
    while let Some(first) = waiting.recv().await {
        // Whoever comes before it is this lane's turn is taken along.
        let Ok(turn) = Arc::clone(&service.turns).acquire_owned().await else {
            return;
        };
        let mut together = vec![first];
        while together.len() < MOST
            && let Ok(next) = waiting.try_recv()
        {
            together.push(next);
        }
        let serving = Serving {
            patience: Patience::Skip,
            turn: Some(turn),
        };
        // In a task of its own: a panic costs this batch its answers, never the lane.
        match tokio::spawn(serve(Arc::clone(&service), together, serving)).await {
            Ok(held) if held.is_empty() => {}
            Ok(held) => wait_apart(&service, held).await,
            Err(panicked) => tracing::error!(%panicked, "a batch at the counter panicked"),
        }
    }
}

/// Serves orders for sessions somebody else holds, beside the lane. Few at once: a lane that finds
/// no room waits for it.
async fn wait_apart(service: &Arc<Service>, held: Vec<Entry>) {
    let Ok(room) = Arc::clone(&service.patient).acquire_owned().await else {
        return;
    };
    let service = Arc::clone(service);
    tokio::spawn(async move {
        let serving = Serving {
            patience: Patience::Wait,
            turn: None,
        };
        serve(service, held, serving).await;
        drop(room);
    });
}
