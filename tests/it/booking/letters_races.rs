//! Many at once cause no more letters to a mailbox than one after the other. The control is run without the lock.

use futures_util::future::join_all;

use super::booked;
use super::cancel::opened;
use super::contact_races::{UNGUARDED, at_once, sessions};
use super::letters_a_day::{ON, letters_to_one, limited, many_sessions};
use super::limits::by_email;
use super::mailbox::SPELLINGS;
use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn twenty_bookings_at_once_are_six_letters() {
    let (app, venue) = limited().await;
    let other = app.beside_with(&ON).await;
    let sessions = many_sessions(&app, &venue, 20).await;
    let calls = sessions.into_iter().enumerate().map(|(n, session)| {
        let visitor = if n % 2 == 0 {
            app.visitor()
        } else {
            other.visitor()
        };
        let request = by_email("Bo", SPELLINGS[n % SPELLINGS.len()]);
        async move { visitor.book(session, request).await.expect(201).json() }
    });
    let made = join_all(calls).await;
    let sent = made.iter().filter(|booking| booking["letter"] == "sent");
    assert_eq!(sent.count(), 6);
    assert_eq!(letters_to_one(&app).await, 6);
}

/// Five letters were written; two processes book at once.
async fn two_at_once(guarded: bool) -> usize {
    let app = TestApp::spawn_with(&ON).await;
    let other = app.beside_with(&ON).await;
    let sessions = sessions(&app, 3).await;
    let before = sessions[2];
    for _ in 0..2 {
        let booking = booked(&app, before, by_email("Bo", "one@exempel.se")).await;
        app.deliver_mail().await;
        let (holder, path) = opened(&app, &booking).await;
        holder
            .post_empty(&format!("{path}/cancellation"))
            .await
            .expect(200);
    }
    booked(&app, before, by_email("Bo", "one@exempel.se")).await;
    if !guarded {
        app.sql(UNGUARDED).await;
    }
    let book = |app: &TestApp, session| {
        let (visitor, request) = (app.visitor(), by_email("Bo", "one@exempel.se"));
        tokio::spawn(async move { visitor.book(session, request).await })
    };
    let answers = at_once(&app, || {
        [book(&app, sessions[0]), book(&other, sessions[1])]
    })
    .await;
    assert_eq!(answers, [201, 201], "the act counts all the same");
    letters_to_one(&app).await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_at_once_write_the_sixth_letter_once() {
    assert_eq!(two_at_once(true).await, 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_lock_of_the_mailbox_they_write_a_seventh() {
    assert_eq!(two_at_once(false).await, 7);
}
