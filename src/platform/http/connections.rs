//! What one machine may ask of the server's sockets: so many connections at once, and that it reads what it has
//! asked for. A proxy that is trusted brings many people and may have more.
//! The server is built with it.

use std::any::Any;
use std::collections::HashMap;
use std::net::{IpAddr, TcpListener};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use actix_web::dev::Extensions;
use rustix::net::{Shutdown, shutdown, sockopt};
use tokio::net::TcpStream;

use crate::platform::config::Config;
use crate::platform::limit::network;

/// A reader who takes nothing for so long has gone, or means harm: the system ends the connection.
const NOTHING_READ: u32 = 10_000;

/// The connections that are open, by network.
#[derive(Debug)]
pub struct Connections {
    most: usize,
    proxies: Vec<IpAddr>,
    open: Mutex<HashMap<IpAddr, usize>>,
}

/// A connection that is counted, until it is dropped.
struct Counted {
    connections: Arc<Connections>,
    network: IpAddr,
}

impl Connections {
    /// As many as the configuration allows.
    #[must_use]
    pub fn new(config: &Config) -> Arc<Self> {
        let most = config.limits.connections_per_address;
        Arc::new(Self {
            most: if config.limits.enabled {
                most
            } else {
                usize::MAX
            },
            proxies: config.http.trusted_proxies.clone(),
            open: Mutex::default(),
        })
    }

    /// Counts a connection that begins, or ends it. What is kept with the connection ends with it.
    pub fn admit(self: &Arc<Self>, socket: &dyn Any, kept: &mut Extensions) {
        let Some(socket) = socket.downcast_ref::<TcpStream>() else {
            return;
        };
        let Some(peer) = socket.peer_addr().ok().map(|peer| peer.ip().to_canonical()) else {
            return;
        };
        if self.proxies.contains(&peer) {
            return;
        }
        let network = network(peer);
        if self.count(network) {
            let connections = Arc::clone(self);
            kept.insert(Counted {
                connections,
                network,
            });
        } else {
            metrics::counter!("connections_refused_total").increment(1);
            // It may be gone already.
            let _ended = shutdown(socket, Shutdown::Both);
        }
    }

    fn count(&self, network: IpAddr) -> bool {
        let mut open = self.open();
        let count = open.entry(network).or_default();
        let has_room = *count < self.most;
        *count += usize::from(has_room);
        has_room
    }

    fn open(&self) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let mut open = self.connections.open();
        if let Some(count) = open.get_mut(&self.network) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.network);
            }
        }
    }
}

/// Connections that come from this listener end when nobody reads. They inherit what it is told.
pub fn end_where_nobody_reads(listener: &TcpListener) {
    #[cfg(target_os = "linux")]
    if let Err(error) = sockopt::set_tcp_user_timeout(listener, NOTHING_READ) {
        tracing::warn!(%error, "connections of those who do not read stay open");
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (listener, NOTHING_READ);
}
