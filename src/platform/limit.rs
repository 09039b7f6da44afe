//! Limits per network address, so that one machine cannot take every seat or try every password.
//! Each process counts its own. A library is one address, so a limit is wide and its wait short.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use actix_web::HttpRequest;
use chrono::{DateTime, TimeDelta, Utc};

use crate::platform::clock::Clock;
use crate::platform::config::{HttpConfig, LimitsConfig};
use crate::platform::ids::SessionId;
use crate::platform::problem::{Problem, RATE_LIMITED};

/// The time in which a whole limit comes back.
const WINDOW: TimeDelta = TimeDelta::minutes(10);
/// How many addresses are remembered; beyond, those with the least left to wait are forgotten.
const MOST: usize = 50_000;

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limited {
    /// Seats that bookings take.
    Booking,
    /// The same in one session.
    BookingIn(SessionId),
    /// Bookings that were refused.
    RefusedBooking,
    /// Trying to sign in, by page or for a token.
    SignIn,
    /// Looking a booking up, until it was found.
    LookUp,
    /// Reporting what is hard to use.
    Report,
}

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
        let key = self.address_of(request).map(|from| (what, network(from)));
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
        let restored = entries.entry((what, network(address))).or_insert(now);
        let next = (*restored).max(now) + share;
        let over = next - now - WINDOW;
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
        let most = match what {
            Limited::Booking => self.limits.bookings_per_address,
            Limited::BookingIn(_) => self.limits.seats_per_address_in_session,
            Limited::RefusedBooking => self.limits.refused_bookings_per_address,
            Limited::SignIn => self.limits.sign_ins_per_address,
            Limited::LookUp => self.limits.look_up_misses_per_address,
            Limited::Report => self.limits.reports_per_address,
        };
        let most = most.max(1);
        let milliseconds = WINDOW.num_milliseconds() * i64::from(many.min(most)) / i64::from(most);
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

/// The network of an address: an IPv6 customer has a whole /64.
#[must_use]
pub fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64).into(),
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
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn limiter(enabled: bool) -> Limiter {
        let limits = LimitsConfig {
            enabled,
            bookings_per_address: 3,
            seats_per_address_in_session: 12,
            refused_bookings_per_address: 300,
            live_bookings_per_contact: 0,
            letters_per_mailbox: 0,
            sign_ins_per_address: 30,
            look_up_misses_per_address: 60,
            connections_per_address: 512,
            reports_per_address: 10,
        };
        let http = HttpConfig {
            listen: "127.0.0.1:0".parse().unwrap(),
            base_url: String::new(),
            workers: 0,
            keep_answers: std::time::Duration::ZERO,
            drain_announce: std::time::Duration::ZERO,
            drain: std::time::Duration::ZERO,
            trusted_proxies: vec!["10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap()],
        };
        let clock = Clock::by_hand("2026-10-05T08:00:00Z".parse().unwrap());
        Limiter::new(&limits, &http, clock)
    }

    fn from(peer: &str, forwarded: &str) -> HttpRequest {
        let request = TestRequest::default().peer_addr(format!("{peer}:4000").parse().unwrap());
        if forwarded.is_empty() {
            return request.to_http_request();
        }
        request
            .insert_header(("x-forwarded-for", forwarded))
            .to_http_request()
    }

    fn passes(limiter: &Limiter, peer: &str, forwarded: &str) -> bool {
        limiter
            .check(&from(peer, forwarded), Limited::Booking)
            .is_ok()
    }

    #[test]
    fn an_address_gets_its_limit_and_then_waits_for_a_share_of_it() {
        let limiter = limiter(true);
        for _ in 0..3 {
            assert!(passes(&limiter, "192.0.2.1", ""));
        }
        let refused = limiter.check(&from("192.0.2.1", ""), Limited::Booking);
        let refused = refused.unwrap_err();
        assert_eq!(refused.kind.name, "rate-limited");
        assert_eq!(refused.headers, [("Retry-After", "201".to_owned())]);
        assert!(passes(&limiter, "192.0.2.2", ""));
        limiter.clock.advance(TimeDelta::seconds(201));
        assert!(passes(&limiter, "192.0.2.1", ""));
        assert!(!passes(&limiter, "192.0.2.1", ""));
    }

    #[test]
    fn what_did_no_harm_is_given_back() {
        let limiter = limiter(true);
        let request = from("192.0.2.1", "");
        limiter.take(&request, Limited::Booking, 3).unwrap();
        assert!(limiter.check(&request, Limited::Booking).is_err());
        limiter.give_back(&request, Limited::Booking, 2);
        assert!(limiter.take(&request, Limited::Booking, 2).is_ok());
        assert!(limiter.check(&request, Limited::Booking).is_err());
    }

    #[test]
    fn kinds_are_counted_apart_and_a_switch_lifts_them_all() {
        let on = limiter(true);
        for _ in 0..4 {
            let _full = passes(&on, "192.0.2.1", "");
        }
        assert!(on.check(&from("192.0.2.1", ""), Limited::SignIn).is_ok());
        let off = limiter(false);
        assert!((0..100).all(|_| passes(&off, "192.0.2.1", "")));
    }

    #[test]
    fn neighbours_in_a_64_share_and_a_mapped_address_is_the_plain_one() {
        let limiter = limiter(true);
        for host in 1..=3 {
            assert!(passes(&limiter, &format!("[2001:db8:0:7::{host}]"), ""));
        }
        assert!(!passes(&limiter, "[2001:db8:0:7:ffff::1]", ""));
        assert!(passes(&limiter, "[2001:db8:0:8::1]", ""));
        for _ in 0..3 {
            assert!(passes(&limiter, "[::ffff:192.0.2.9]", ""));
        }
        assert!(!passes(&limiter, "192.0.2.9", ""));
    }

    #[test]
    fn only_trusted_proxies_are_believed_and_only_as_far_as_they_wrote() {
        let limiter = limiter(true);
        let client = |peer: &str, forwarded: &str| limiter.address_of(&from(peer, forwarded));
        let some = |text: &str| Some(text.parse().unwrap());
        assert_eq!(client("192.0.2.1", "198.51.100.1"), some("192.0.2.1"));
        assert_eq!(client("10.0.0.1", "198.51.100.1"), some("198.51.100.1"));
        assert_eq!(
            client("10.0.0.1", "203.0.113.9, 198.51.100.1, 10.0.0.2"),
            some("198.51.100.1")
        );
        assert_eq!(client("10.0.0.1", "nonsense"), some("10.0.0.1"));
        assert_eq!(client("10.0.0.1", ""), some("10.0.0.1"));
    }
}
