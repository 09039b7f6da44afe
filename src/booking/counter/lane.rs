//! One lane: whoever waits is taken together, one batch after the other.

use std::sync::Arc;

use tokio::sync::mpsc;

use super::serve::serve;
use super::{Entry, Service};
use crate::booking::locked::Patience;

/// The most orders in one transaction.
const MOST: usize = 128;

/// Serves a lane until nobody can hand anything in any more.
pub(super) async fn work(service: Arc<Service>, mut waiting: mpsc::Receiver<Entry>) {
    let mut batch = Vec::with_capacity(MOST);
    while waiting.recv_many(&mut batch, MOST).await > 0 {
        let together = std::mem::replace(&mut batch, Vec::with_capacity(MOST));
        // In a task of its own: a panic costs this batch its answers, never the lane.
        let served = tokio::spawn(serve(Arc::clone(&service), together, Patience::Skip)).await;
        match served {
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
        serve(service, held, Patience::Wait).await;
        drop(room);
    });
}
