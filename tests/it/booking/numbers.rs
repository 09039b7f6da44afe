//! Numbers of bookings: drawn at random, and drawn again where somebody has one.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::future::join_all;
use motesplats::booking::{BookingNumber, BookingRequest, Counter, Draw, House, Order, Wish};
use motesplats::platform::http::idempotency::IdempotencyKey;
use motesplats::platform::secrets::NoRandomness;
use uuid::Uuid;

use super::{assert_no_drift, open_session, taken};
use crate::support::TestApp;

#[tokio::test]
async fn a_number_that_is_taken_is_drawn_again() {
    static DRAWN: AtomicUsize = AtomicUsize::new(0);
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let counter = counter_that_draws(&app, || fixed_until(&DRAWN, 2));

    let first = counter.book(order(&app, session).await).await.unwrap();
    let second = counter.book(order(&app, session).await).await.unwrap();

    assert_ne!(first.booking.number, second.booking.number);
    assert_eq!(DRAWN.load(Ordering::SeqCst), 3);
    assert_eq!(taken(&app, session).await, "2");
}

#[tokio::test]
async fn neighbours_who_draw_one_number_are_all_booked() {
    static DRAWN: AtomicUsize = AtomicUsize::new(0);
    let app = TestApp::spawn().await;
    let session = open_session(&app, 12).await;
    let counter = counter_that_draws(&app, || fixed_until(&DRAWN, 5));

    let orders = join_all((0..12).map(|_| order(&app, session))).await;
    let booked = join_all(orders.into_iter().map(|order| counter.book(order))).await;
    let numbers: HashSet<String> = booked
        .into_iter()
        .map(|booked| booked.unwrap().booking.number)
        .collect();

    assert_eq!(numbers.len(), 12);
    assert_eq!(taken(&app, session).await, "12");
    assert_no_drift(&app).await;
}

fn counter_that_draws(app: &TestApp, draw: Draw) -> Counter {
    let house = House {
        keys: Arc::clone(&app.state.keys),
        draw,
        most_live: None,
    };
    Counter::open(app.state.db.clone(), house, app.state.clock.clone())
}

/// The first so many draws give the same number.
fn fixed_until(drawn: &AtomicUsize, many: usize) -> Result<BookingNumber, NoRandomness> {
    if drawn.fetch_add(1, Ordering::SeqCst) < many {
        Ok(fixed())
    } else {
        BookingNumber::draw()
    }
}

/// An order of one seat, to be handed in.
async fn order(app: &TestApp, session: Uuid) -> Order {
    let mut conn = app.conn().await;
    let row = motesplats::session::load(&mut conn, session).await.unwrap();
    let gunvor = BookingRequest::walk_in("Gunvor".to_owned(), None);
    let wish = Wish::parse(gunvor, &row.unwrap(), "SE").unwrap();
    Order::new(wish, None, IdempotencyKey::fresh(), &app.state.keys)
}

/// A number with a right check sign, always the same.
fn fixed() -> BookingNumber {
    let signs = "346789ABCDEFGHJKMNPQRSTVWXYZ";
    signs
        .chars()
        .find_map(|check| BookingNumber::parse(&format!("KDM4X7H{check}")).ok())
        .unwrap()
}
