//! Limits per network address, so that one machine cannot take every seat or try every password.
//! Each process counts its own. A library is one address, so a limit is wide and its wait short.

mod limited;

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use actix_web::HttpRequest;
use chrono::{DateTime, TimeDelta, Utc};

use self::limited::WINDOW;
pub use self::limited::{Limited, network};
use crate::platform::clock::Clock;
use crate::platform::config::{HttpConfig, LimitsConfig};
use crate::platform::problem::{Problem, RATE_LIMITED};

/// How many addresses are remembered; beyond, those with the least left to wait are forgotten.
const MOST: usize = 50_000;

/// Counts requests by kind and address.
#[derive(Debug)]
pub struct Limiter {
    limits: LimitsConfig,
    proxies: Vec<IpAddr>,
    clock: Clock,
    /// When the address will have its whole limit back.
    restored_at: Mutex<HashMap<(Limited, IpAddr), DateTime<Utc>>>,
    /// It was said that a proxy is not trusted.
    said: AtomicBool,
}

impl Limiter {
    /// A limiter that has seen nobody yet.
    #[must_use]
    pub fn new(limits: &LimitsConfig, http: &HttpConfig, clock: Clock) -> Self {
        Self {
            limits: limits.clone(),
            proxies: http.trusted_proxies.clone(),
            clock,
            restored_at: Mutex::default(),
            said: AtomicBool::new(false),
        }
    }

    /// Counts one request against its address. Staff who are signed in are not asked.
    ///
    /// # Errors
    /// 429 with `Retry-After` when the address has used its limit up.
    pub fn check(&self, request: &HttpRequest, what: Limited) -> Result<(), Problem> {
        self.take(request, what, 1)
    }

    /// Counts as many as are taken at once. More than the whole limit is taken by an address that has taken
    /// nothing.
    ///
    /// # Errors
    /// As [`Limiter::check`].
    pub fn take(&self, request: &HttpRequest, what: Limited, many: u32) -> Result<(), Problem> {
        match self.address_of(request) {
            Some(address) if self.limits.enabled => self.count(what, address, many),
            _ => Ok(()),
        }
    }

    /// Gives back what was counted: it did no harm.
    pub fn give_back(&self, request: &HttpRequest, what: Limited, many: u32) {
        let key = self
            .address_of(request)
            .map(|from| (what, what.counted_against(from)));
        let mut entries = self.restored_at();
        if let Some(restored) = key.and_then(|key| entries.get_mut(&key)) {
            *restored -= self.share(what, many);
        }
    }

    /// The network a request comes from, for limits counted elsewhere; none while limits are lifted.
    #[must_use]
    pub fn network_of(&self, request: &HttpRequest) -> Option<IpAddr> {
        let address = self.address_of(request)?;
        self.limits.enabled.then(|| network(address))
    }

    /// Each request moves the moment of a whole limit on by its share of the window.
    fn count(&self, what: Limited, address: IpAddr, many: u32) -> Result<(), Problem> {
        let now = self.clock.now();
        let share = self.share(what, many);
        let mut entries = self.restored_at();
        make_room(&mut entries, now);
        let restored = entries
            .entry((what, what.counted_against(address)))
            .or_insert(now);
        let next = (*restored).max(now) + share;
        let over = next - now - what.window();
        if over > TimeDelta::zero() {
            return Err(wait(over));
        }
        *restored = next;
        Ok(())
    }

    fn restored_at(&self) -> MutexGuard<'_, HashMap<(Limited, IpAddr), DateTime<Utc>>> {
        self.restored_at
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// What so many take of the window; never more than the whole.
    fn share(&self, what: Limited, many: u32) -> TimeDelta {
        let most = what.most(&self.limits);
        let whole = what.window().num_milliseconds();
        let milliseconds = whole * i64::from(many.min(most)) / i64::from(most);
        TimeDelta::milliseconds(milliseconds)
    }

    /// The client's address. A forwarded one is believed as far as trusted proxies wrote it: from
    /// the right, up to the first that is none of them.
    fn address_of(&self, request: &HttpRequest) -> Option<IpAddr> {
        let peer = request.peer_addr()?.ip().to_canonical();
        if !self.proxies.contains(&peer) {
            self.warn_of_unknown_proxy(request, peer);
            return Some(peer);
        }
        let forwarded: Vec<&str> = request
            .headers()
            .get_all("x-forwarded-for")
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .collect();
        let mut client = peer;
        for hop in forwarded.into_iter().rev() {
            let Ok(address) = hop.trim().parse::<IpAddr>() else {
                break;
            };
            client = address.to_canonical();
            if !self.proxies.contains(&client) {
                break;
            }
        }
        Some(client)
    }
}

impl Limiter {
    /// Said once: it may as well be a caller who invents the header.
    fn warn_of_unknown_proxy(&self, request: &HttpRequest, peer: IpAddr) {
        let is_forwarded = request.headers().contains_key("x-forwarded-for");
        if is_forwarded && !self.said.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                "X-Forwarded-For came from {peer}, which http.trusted_proxies does not name: if it is your \
                 proxy, everybody behind it shares one limit; name it"
            );
        }
    }
}

fn make_room(entries: &mut HashMap<(Limited, IpAddr), DateTime<Utc>>, now: DateTime<Utc>) {
    if entries.len() < MOST {
        return;
    }
    entries.retain(|_, restored| *restored > now);
    if entries.len() >= MOST {
        let middle = now + WINDOW / 2;
        entries.retain(|_, restored| *restored > middle);
    }
    if entries.len() >= MOST {
        entries.clear();
    }
}

fn wait(over: TimeDelta) -> Problem {
    let seconds = over.num_seconds().max(0) + 1;
    Problem::new(&RATE_LIMITED)
        .fact("retryAfter", seconds)
        .header("Retry-After", seconds)
}

#[cfg(test)]
mod tests;
