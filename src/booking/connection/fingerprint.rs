//! The keyed fingerprint of a connection: tells whether two bookings came from one network, and not from which.

use std::net::IpAddr;

use crate::platform::secrets::Keys;

/// Sixteen bytes that say nothing without the installation's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// That of a network, under the key in use.
    #[must_use]
    pub fn of(network: IpAddr, keys: &Keys) -> Self {
        let mac = keys
            .current()
            .1
            .mac("connection", &[network.to_string().as_bytes()]);
        let mut short = [0; 16];
        short.copy_from_slice(mac.split_at(16).0);
        Self(short)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}
