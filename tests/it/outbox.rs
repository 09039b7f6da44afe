//! Whose fault it is that a letter does not leave, over a real socket: what a mail server has against one
//! letter ends that letter, and what it has against the installation costs none.

use chrono::TimeDelta;
use diesel_async::AsyncPgConnection;
use motesplats::platform::jobs::Outcome;
use motesplats::platform::mail::delivery::MailFault;
use motesplats::platform::mail::pause::{self, SendingState};
use serde_json::json;
use uuid::Uuid;

use crate::support::TestApp;
use crate::support::rows::letter::LetterRow;
use crate::support::smtp::{Manner, Server};

/// A service whose letters go to a mail server, with a session in a fortnight.
async fn with_mail_server(server: &Server) -> (TestApp, Uuid) {
    let url = server.url_with_password();
    let app = TestApp::spawn_with(&[("mail.transport", "smtp"), ("mail.smtp_url", &url)]).await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let session = app.session(&venue).starting("2026-10-20", "10:00").seats(8);
    let session = session.published().insert().await;
    (app, session)
}

/// Books, so that there is a letter, later than the ones before.
async fn book(app: &TestApp, session: Uuid, email: &str) {
    app.clock().advance(TimeDelta::seconds(1));
    let request = json!({ "name": "Gunvor", "contact": { "email": email } });
    app.visitor().book(session, request).await.expect(201);
}

async fn letter_to(app: &TestApp, email: &str) -> LetterRow {
    let mut letters = app.letters().await.into_iter();
    let theirs = letters.find(|letter| letter.recipient.as_deref() == Some(email));
    theirs.unwrap()
}

async fn assert_told(app: &TestApp, line: &str) {
    let told = app.scrape().await;
    assert!(told.lines().any(|told| told == line), "{line}:\n{told}");
}

/// However long the mail server behaves so, no letter fails and none is lost; once it is mended they arrive
/// in their order.
async fn costs_no_letter(manner: Manner) {
    let server = Server::start(manner).await;
    let (app, session) = with_mail_server(&server).await;
    for _ in 0..3 {
        book(&app, session, "gunvor@exempel.se").await;
    }
    for pause in [
        TimeDelta::seconds(1),
        TimeDelta::minutes(1),
        TimeDelta::minutes(6),
        TimeDelta::hours(80),
        TimeDelta::minutes(6),
    ] {
        app.deliver_mail().await;
        app.clock().advance(pause);
    }
    let waiting = app.letters().await;
    assert_eq!(waiting.len(), 3);
    for letter in &waiting {
        let LetterRow {
            state, attempts, ..
        } = letter;
        assert_eq!((state.as_str(), *attempts), ("waiting", 0), "{letter:?}");
    }
    assert_told(&app, "outbox_paused 1").await;
    assert_told(&app, "outbox_queued 3").await;

    server.behave(Manner::Accepts);
    app.deliver_mail().await;

    let received = server.received();
    assert_eq!(received.len(), 3);
    for (letter, received) in waiting.iter().zip(received) {
        assert!(received.data.contains(&letter.id.to_string()), "in order");
    }
    assert_told(&app, "outbox_paused 0").await;
    assert_told(&app, "outbox_queued 0").await;
}

#[tokio::test]
async fn a_password_that_is_refused_costs_no_letter() {
    costs_no_letter(Manner::Replies("AUTH", "535 5.7.8 credentials invalid")).await;
}

#[tokio::test]
async fn a_greeting_that_turns_us_away_costs_no_letter() {
    costs_no_letter(Manner::Replies("BANNER", "554 5.7.1 no service for you")).await;
}

#[tokio::test]
async fn a_server_that_wants_starttls_costs_no_letter() {
    let wanted = "530 5.7.0 Must issue a STARTTLS command first";
    costs_no_letter(Manner::Replies("EHLO", wanted)).await;
    costs_no_letter(Manner::Replies("MAIL", wanted)).await;
}

#[tokio::test]
async fn a_sender_that_is_refused_costs_no_letter() {
    costs_no_letter(Manner::Replies("MAIL", "550 5.1.8 sender rejected")).await;
}

#[tokio::test]
async fn a_sender_that_is_refused_for_now_costs_no_letter() {
    costs_no_letter(Manner::Replies("MAIL", "451 4.3.0 try again")).await;
}

#[tokio::test]
async fn a_connection_that_is_cut_costs_no_letter() {
    costs_no_letter(Manner::Drops("MAIL")).await;
}

#[tokio::test]
async fn a_server_that_relays_for_nobody_costs_no_letter() {
    let denied = "554 5.7.1 <gunvor@exempel.se>: Relay access denied";
    for manner in [
        Manner::Replies("RCPT", denied),
        Manner::Replies("RCPT", "530 5.7.0 Authentication required"),
        Manner::Drops("TEXT"),
    ] {
        let server = Server::start(manner).await;
        let (app, session) = with_mail_server(&server).await;
        let people = ["anna@exempel.se", "bo@exempel.se", "cilla@exempel.se"];
        for email in people {
            book(&app, session, email).await;
        }
        for _ in 0..20 {
            app.deliver_mail().await;
            app.clock().advance(TimeDelta::hours(4));
        }
        for letter in app.letters().await {
            assert_eq!((letter.state.as_str(), letter.attempts), ("waiting", 0));
        }
        assert_told(&app, "outbox_paused 1").await;

        server.behave(Manner::Accepts);
        app.deliver_mail().await;
        app.clock().advance(TimeDelta::minutes(11));
        app.deliver_mail().await;
        let mut arrived = server.recipients();
        arrived.sort();
        assert_eq!(arrived, people, "{manner:?}");
        assert_told(&app, "outbox_paused 0").await;
    }
}

#[tokio::test]
async fn a_recipient_who_is_refused_fails_alone_and_the_others_of_the_round_go() {
    let unknown = "550 5.1.1 <bo@exempel.se>: no such mailbox";
    let server = Server::start(Manner::RepliesTo("bo@", unknown)).await;
    let (app, session) = with_mail_server(&server).await;
    for email in ["anna@exempel.se", "bo@exempel.se", "cilla@exempel.se"] {
        book(&app, session, email).await;
    }
    app.deliver_mail().await;

    let refused = letter_to(&app, "bo@exempel.se").await;
    assert_eq!(refused.state, "failed");
    let reason = refused.reason.unwrap();
    assert!(
        reason.contains("550") && !reason.contains("bo@"),
        "{reason}"
    );
    for email in ["anna@exempel.se", "cilla@exempel.se"] {
        assert_eq!(letter_to(&app, email).await.state, "sent");
    }
    assert_told(&app, "outbox_paused 0").await;
}

#[tokio::test]
async fn a_text_that_is_refused_fails() {
    for manner in [
        Manner::Replies("TEXT", "552 5.3.4 too large"),
        Manner::Replies("DATA", "554 5.6.0 no"),
    ] {
        let server = Server::start(manner).await;
        let (app, session) = with_mail_server(&server).await;
        book(&app, session, "anna@exempel.se").await;
        app.deliver_mail().await;
        assert_eq!(app.letters().await[0].state, "failed", "{manner:?}");
        assert_told(&app, "outbox_paused 0").await;
    }
}

#[tokio::test]
async fn a_mailbox_that_is_busy_is_tried_again_later() {
    let busy = Manner::RepliesTo("anna@", "451 4.2.1 mailbox busy");
    let server = Server::start(busy).await;
    let (app, session) = with_mail_server(&server).await;
    book(&app, session, "anna@exempel.se").await;
    let polled_twice = async |app: &TestApp| {
        app.deliver_mail().await;
        app.deliver_mail().await;
        app.letters().await.remove(0)
    };

    for (attempt, pause) in [(1, 36), (2, 72)] {
        let letter = polled_twice(&app).await;
        assert_eq!(
            (letter.state.as_str(), letter.attempts),
            ("waiting", attempt)
        );
        app.clock().advance(TimeDelta::seconds(pause));
    }
    assert_told(&app, "outbox_paused 0").await;
    server.behave(Manner::Accepts);
    assert_eq!(polled_twice(&app).await.state, "sent");
}

#[tokio::test]
async fn a_pause_takes_nothing_from_the_time_for_which_a_letter_may_be_put_off() {
    let busy = Manner::Replies("RCPT", "451 4.2.1 mailbox busy");
    let server = Server::start(busy).await;
    let (app, session) = with_mail_server(&server).await;
    let put_off_twice = async |app: &TestApp| {
        for _ in 0..2 {
            app.deliver_mail().await;
            app.clock().advance(TimeDelta::minutes(2));
        }
        let letters = app.letters().await.into_iter();
        letters.map(|letter| letter.state).collect::<Vec<_>>()
    };
    book(&app, session, "anna@exempel.se").await;
    put_off_twice(&app).await;
    server.behave(Manner::Replies("BANNER", "554 no"));
    book(&app, session, "bo@exempel.se").await;
    app.deliver_mail().await;
    app.clock().advance(TimeDelta::hours(80));

    server.behave(busy);
    let states = put_off_twice(&app).await;
    assert_eq!(states, ["waiting", "waiting"]);
    assert_told(&app, "outbox_paused 0").await;

    app.clock().advance(TimeDelta::hours(72));
    let states = put_off_twice(&app).await;
    assert_eq!(states, ["given-up", "given-up"]);
}

#[tokio::test]
async fn a_letter_at_which_alone_the_server_fails_stops_no_other_and_is_given_up_in_the_end() {
    let denied = Manner::RepliesTo("anna@", "550 5.7.1 not from you");
    let server = Server::start(denied).await;
    let (app, session) = with_mail_server(&server).await;
    let people = ["anna@exempel.se", "bo@exempel.se", "cilla@exempel.se"];
    for email in people {
        book(&app, session, email).await;
    }
    let for_some_minutes = async |app: &TestApp| {
        for _ in 0..15 {
            app.deliver_mail().await;
            app.clock().advance(TimeDelta::minutes(1));
        }
    };
    for_some_minutes(&app).await;
    let mut arrived = server.recipients();
    arrived.sort();
    assert_eq!(arrived, people[1..]);
    let waiting = letter_to(&app, "anna@exempel.se").await;
    assert_eq!((waiting.state.as_str(), waiting.attempts), ("waiting", 0));

    app.clock().advance(TimeDelta::hours(73));
    for_some_minutes(&app).await;
    let waiting = letter_to(&app, "anna@exempel.se").await;
    assert_eq!(
        waiting.state, "waiting",
        "for all we know it is not the letter"
    );

    book(&app, session, "dora@exempel.se").await;
    for_some_minutes(&app).await;
    assert_eq!(letter_to(&app, "dora@exempel.se").await.state, "sent");
    assert_eq!(letter_to(&app, "anna@exempel.se").await.state, "given-up");
    assert_told(&app, "outbox_queued 0").await;
}

#[tokio::test]
async fn a_pause_holds_in_every_process_and_one_of_them_tries_a_letter() {
    let server = Server::start(Manner::Replies("AUTH", "535 no")).await;
    let (app, session) = with_mail_server(&server).await;
    let beside = app.beside().await;
    book(&app, session, "anna@exempel.se").await;
    app.deliver_mail().await;
    beside.deliver_mail().await;
    assert_eq!(beside.mailbox().len(), 0);
    assert_eq!(server.connections(), 1);

    app.clock().advance(TimeDelta::minutes(1));
    let mut conn = app.conn().await;
    let turn =
        async |conn: &mut AsyncPgConnection| pause::ask_to_send(conn, app.now()).await.unwrap();
    assert_eq!(turn(&mut conn).await, SendingState::Trial);
    assert_eq!(turn(&mut conn).await, SendingState::Paused);
    let paused = pause::current(&mut conn).await.unwrap().unwrap();
    assert_eq!(paused.fault, "AUTH 535");
    assert!(paused.reason.ends_with(": no"), "{}", paused.reason);

    app.clock().advance(TimeDelta::minutes(2));
    assert_eq!(
        turn(&mut conn).await,
        SendingState::Trial,
        "whoever tried has died"
    );
}

#[tokio::test]
async fn a_fault_is_news_once_until_it_is_another() {
    let app = TestApp::spawn().await;
    let mut conn = app.conn().await;
    let mut is_news = async |kind: &str| {
        let fault = MailFault {
            kind: kind.to_owned(),
            words: format!("at {}", app.now()),
            at_the_letter: false,
        };
        app.clock().advance(TimeDelta::minutes(1));
        pause::begin(&mut conn, &fault, app.now()).await.unwrap()
    };
    assert!(is_news("connect").await);
    assert!(!is_news("connect").await);
    assert!(is_news("AUTH 535").await);
    assert!(!is_news("AUTH 535").await);
}

#[tokio::test]
async fn a_letter_that_is_no_longer_true_ends_no_pause_and_wastes_no_turn() {
    let server = Server::start(Manner::Replies("AUTH", "535 no")).await;
    let (app, session) = with_mail_server(&server).await;
    book(&app, session, "anna@exempel.se").await;
    book(&app, session, "bo@exempel.se").await;
    app.deliver_mail().await;
    app.clock().advance(TimeDelta::minutes(1));
    app.sql("update bookings set status = 'cancelled' where email = 'anna@exempel.se'")
        .await;
    app.deliver_mail().await;
    assert_eq!(letter_to(&app, "anna@exempel.se").await.state, "superseded");
    assert_eq!(letter_to(&app, "bo@exempel.se").await.state, "waiting");
    assert_eq!(server.connections(), 3, "two at first, then one for Bo");
    assert_told(&app, "outbox_paused 1").await;
}

#[tokio::test]
async fn letters_of_one_round_share_a_connection_and_it_is_closed_when_there_are_none() {
    let server = Server::start(Manner::Accepts).await;
    let (app, session) = with_mail_server(&server).await;
    for _ in 0..3 {
        book(&app, session, "anna@exempel.se").await;
    }
    let worker = motesplats::app::jobs::letters::letter_worker(&app.state).unwrap();
    assert_eq!(worker.poll().await.unwrap(), Outcome::More);
    assert_eq!((server.received().len(), server.connections()), (3, 1));
    assert_eq!(worker.poll().await.unwrap(), Outcome::Done);
    book(&app, session, "anna@exempel.se").await;
    worker.poll().await.unwrap();
    assert_eq!((server.received().len(), server.connections()), (4, 2));
}
