//! What is counted, against whom, and when it comes back.

use actix_web::test::TestRequest;

use super::*;
use crate::platform::ids::SessionId;

fn limiter(enabled: bool) -> Limiter {
    let limits = LimitsConfig {
        enabled,
        bookings_per_address: 3,
        seats_per_address_in_session: 12,
        bookings_per_session_and_second: 50,
        refused_bookings_per_address: 300,
        form_seconds: 2,
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
fn what_everybody_shares_comes_back_in_a_second() {
    let limiter = limiter(true);
    let session = SessionId::fresh();
    let book = |host: u8, session| {
        let request = from(&format!("192.0.2.{host}"), "");
        limiter.check(&request, Limited::Rush(session))
    };
    assert!((0..50).all(|host| book(host, session).is_ok()));
    let refused = book(60, session).unwrap_err();
    assert_eq!(refused.headers, [("Retry-After", "1".to_owned())]);
    assert!(book(60, SessionId::fresh()).is_ok());
    limiter.clock.advance(TimeDelta::milliseconds(20));
    assert!(book(60, session).is_ok());
    assert!(book(61, session).is_err());
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
