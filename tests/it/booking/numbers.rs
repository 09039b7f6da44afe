//! Numbers of bookings: drawn at random, and drawn again where somebody has one.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::future::join_all;
use motesplats::booking::{
    BookingBatcher, BookingCommand, BookingConfig, BookingNumber, BookingRequest, DrawNumber,
    NewBooking,
};
use motesplats::platform::idempotency::IdempotencyKey;
use motesplats::platform::secrets::NoRandomness;
use uuid::Uuid;

use super::{assert_no_drift, open_session};
use crate::support::TestApp;

#[tokio::test]
async fn a_number_that_is_taken_is_drawn_again() {
    static DRAWN: AtomicUsize = AtomicUsize::new(0);
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let batcher = batcher_that_draws(&app, || fixed_until(&DRAWN, 2));

    let first = batcher.book(command(&app, session).await).await.unwrap();
    let second = batcher.book(command(&app, session).await).await.unwrap();

    assert_ne!(first.booking.number, second.booking.number);
    assert_eq!(DRAWN.load(Ordering::SeqCst), 3);
    assert_eq!(app.seats_taken(session).await, 2);
}

#[tokio::test]
async fn neighbours_who_draw_one_number_are_all_booked() {
    static DRAWN: AtomicUsize = AtomicUsize::new(0);
    let app = TestApp::spawn().await;
    let session = open_session(&app, 12).await;
    let batcher = batcher_that_draws(&app, || fixed_until(&DRAWN, 5));

    let commands = join_all((0..12).map(|_| command(&app, session))).await;
    let booked = join_all(commands.into_iter().map(|command| batcher.book(command))).await;
    let numbers: HashSet<String> = booked
        .into_iter()
        .map(|booked| booked.unwrap().booking.number)
        .collect();

    assert_eq!(numbers.len(), 12);
    assert_eq!(app.seats_taken(session).await, 12);
    assert_no_drift(&app).await;
}

fn batcher_that_draws(app: &TestApp, draw_number: DrawNumber) -> BookingBatcher {
    let config = BookingConfig {
        keys: Arc::clone(&app.state.keys),
        draw_number,
        max_live_bookings: None,
        letters_a_day: None,
    };
    BookingBatcher::start(app.state.db.clone(), config, app.state.clock.clone())
}

/// The first so many draws give the same number.
fn fixed_until(drawn: &AtomicUsize, many: usize) -> Result<BookingNumber, NoRandomness> {
    if drawn.fetch_add(1, Ordering::SeqCst) < many {
        Ok(fixed())
    } else {
        BookingNumber::draw()
    }
}

/// A command of one seat, to be handed in.
async fn command(app: &TestApp, session: Uuid) -> BookingCommand {
    let mut conn = app.conn().await;
    let row = motesplats::session::load(&mut conn, session.into())
        .await
        .unwrap();
    let gunvor = BookingRequest::walk_in("Gunvor".to_owned(), None);
    let booking = NewBooking::parse(gunvor, &row.unwrap(), "SE").unwrap();
    BookingCommand::new(booking, None, IdempotencyKey::fresh(), &app.state.keys)
}

/// A number with a right check sign, always the same.
fn fixed() -> BookingNumber {
    let signs = "346789ABCDEFGHJKMNPQRSTVWXYZ";
    signs
        .chars()
        .find_map(|check| BookingNumber::parse(&format!("KDM4X7H{check}")).ok())
        .unwrap()
}
