//! How many public answers are computed for one network at once: half of what the database can serve, so that
//! whoever asks for all of them leaves room for everybody else.
//! What is asked for beyond waits its turn.

use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::Arc;

use tokio::sync::{Semaphore, SemaphorePermit};

/// Networks share a place in this many; who shares one with whom is drawn at each start.
const PLACES: usize = 256;

#[derive(Clone)]
pub struct FairShare {
    places: Arc<[Semaphore]>,
    draw: RandomState,
}

impl FairShare {
    /// With so many connections to the database.
    #[must_use]
    pub fn of(connections: usize) -> Self {
        let at_once = (connections / 2).max(1);
        Self {
            places: (0..PLACES).map(|_| Semaphore::new(at_once)).collect(),
            draw: RandomState::new(),
        }
    }

    /// Waits until it is this network's turn; it lasts until the answer is dropped.
    pub async fn turn(&self, network: IpAddr) -> Option<SemaphorePermit<'_>> {
        let drawn = usize::try_from(self.draw.hash_one(network)).unwrap_or_default();
        self.places.get(drawn % PLACES)?.acquire().await.ok()
    }
}
