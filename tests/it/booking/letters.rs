//! Letters: promised in the booking's transaction, carried over a real socket.

use std::sync::Arc;

use chrono::TimeDelta;
use motesplats::app::jobs::letters::letter_worker;
use motesplats::platform::config::SmtpAddress;
use motesplats::platform::ids::fresh;
use motesplats::platform::jobs::Outcome;
use motesplats::platform::mail::attempt::{self, Dispatch, Ending};
use motesplats::platform::mail::lease::{self, LeasedLetter};
use motesplats::platform::mail::outbox::{self, NewLetter};
use motesplats::platform::mail::transport::Mailer;
use motesplats::platform::mail::worker::Worker;
use serde_json::json;

use super::open_session;
use crate::support::TestApp;
use crate::support::rows::letter::write_letter;
use crate::support::smtp::{Manner, Server};

async fn with_letter(app: &TestApp, language: &str) {
    let session = open_session(app, 8).await;
    let request = json!({
        "name": "Gunvor", "contact": { "email": "gunvor@exempel.se" }, "language": language,
    });
    app.visitor().book(session, request).await.expect(201);
}

#[tokio::test]
async fn a_confirmation_says_when_where_and_how_to_cancel_in_the_bookings_language() {
    for (language, words) in [
        ("sv", "tisdag 6 oktober"),
        ("nb", "tirsdag 6. oktober"),
        ("en", "Tuesday 6 October"),
    ] {
        let app = TestApp::spawn().await;
        with_letter(&app, language).await;
        app.deliver_mail().await;

        let letters = app.mailbox();
        let letter = &letters[0];

        assert_eq!(letter.to(), "gunvor@exempel.se");
        assert_eq!(letter.header("content-language"), language);
        assert!(letter.text.contains(words), "{language}: {}", letter.text);
        assert!(
            letter
                .text
                .contains(&format!("{}/{language}/my-booking?link=mpb_", app.url)),
            "{}",
            letter.text
        );
        assert!(
            !letter.subject().contains("Datorhjälp"),
            "no topic over somebody's shoulder"
        );
    }
}

#[tokio::test]
async fn a_letter_in_a_language_that_the_staff_do_not_read_says_everything_in_theirs_too() {
    for (language, own, page) in [
        ("ar", "لديك مكان محجوز.", Some("en")),
        ("fi-FI", "Sinulla on paikka.", Some("sv")),
        ("nn", "Du har ein plass.", Some("nb")),
        ("en", "You have a place.", Some("en")),
        ("sv", "Du har en plats.", None),
        ("so", "Du har en plats.", None),
    ] {
        let app = TestApp::spawn().await;
        with_letter(&app, language).await;
        app.deliver_mail().await;

        let letter = &app.mailbox()[0];

        let links: Vec<_> = letter.text.match_indices("/my-booking?link=mpb_").collect();
        assert_eq!(links.len(), 1 + usize::from(page.is_some()), "{language}");
        let page = page.unwrap_or("sv");
        let first = format!("{}/{page}/my-booking?", app.url);
        assert!(letter.text.contains(&first), "{language}: {}", letter.text);
        let (own_at, swedish) = (letter.text.find(own), letter.text.rfind("Du har en plats."));
        assert!(
            own_at.is_some() && own_at <= swedish,
            "{language}: {}",
            letter.text
        );
    }
}

#[tokio::test]
async fn a_letter_goes_out_over_smtp_once() {
    let server = Server::start(Manner::Accepts).await;
    let app =
        TestApp::spawn_with(&[("mail.transport", "smtp"), ("mail.smtp_url", &server.url)]).await;
    with_letter(&app, "sv").await;

    app.deliver_mail().await;
    app.deliver_mail().await;

    let received = server.received();
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].recipients, ["gunvor@exempel.se"]);
    assert!(received[0].data.contains("Auto-Submitted: auto-generated"));
    let letters = app.letters().await;
    assert!(
        received[0].data.contains(&letters[0].id.to_string()),
        "the Message-ID comes from the row"
    );
    assert_eq!((letters.len(), letters[0].state.as_str()), (1, "sent"));
}

#[tokio::test]
async fn a_server_that_is_away_burns_no_try_and_one_that_refuses_ends_with_a_person() {
    let server = Server::start(Manner::Accepts).await;
    let url = server.url.clone();
    server.stop().await;
    let app = TestApp::spawn_with(&[("mail.transport", "smtp"), ("mail.smtp_url", &url)]).await;
    with_letter(&app, "sv").await;
    let letters = letter_worker(&app.state).unwrap();

    assert_eq!(letters.poll().await.unwrap(), Outcome::Away);
    let letter = app.letters().await.remove(0);
    assert_eq!((letter.state.as_str(), letter.attempts), ("waiting", 0));

    let refusing = Server::start(Manner::Refuses).await;
    let mut mail = app.state.config.mail.clone();
    mail.smtp = SmtpAddress::parse(&refusing.url).unwrap();
    let letters = Worker {
        mailer: Arc::new(Mailer::new(&mail).unwrap()),
        ..letters
    };
    app.clock().advance(TimeDelta::minutes(2));
    letters.poll().await.unwrap();
    assert_eq!(app.letters().await[0].state, "failed");
}

#[tokio::test]
async fn a_called_off_session_whose_letter_bounces_becomes_a_call() {
    let server = Server::start(Manner::Refuses).await;
    let app =
        TestApp::spawn_with(&[("mail.transport", "smtp"), ("mail.smtp_url", &server.url)]).await;
    let venue = super::library(&app).await;
    let session = app.session(&venue).published().insert().await;
    let contact = json!({ "email": "gunvor@exempel.se", "phone": "08-465 004 01" });
    app.visitor()
        .book(session, json!({ "name": "Gunvor", "contact": contact }))
        .await
        .expect(201);
    let planner = app
        .staff(motesplats::platform::auth::Role::Planner)
        .at(&venue)
        .await;
    let path = format!("/api/v1/sessions/{session}/cancellation");
    planner
        .post(&path, json!({ "reason": "Sjuk" }))
        .await
        .expect(200);

    app.deliver_mail().await;

    let calls = app.call_tasks().await;
    assert_eq!(calls, [("cancellation".to_owned(), "open".to_owned())]);
}

/// Takes the one letter under lease.
async fn lease(app: &TestApp) -> LeasedLetter {
    let mut leased = lease::lease(&mut app.conn().await, 16, app.now())
        .await
        .unwrap();
    assert_eq!(leased.len(), 1);
    leased.remove(0)
}

/// What a worker that died does to its lease.
async fn let_the_lease_pass(app: &TestApp) {
    app.sql("update letters set leased_until = clock_timestamp() - interval '1 second'")
        .await;
}

#[tokio::test]
async fn a_letter_of_a_worker_that_froze_is_taken_over_and_its_late_ending_changes_nothing() {
    let app = TestApp::spawn().await;
    with_letter(&app, "sv").await;
    let mut conn = app.conn().await;
    let frozen = lease(&app).await;
    let_the_lease_pass(&app).await;
    let second = lease(&app).await;
    // The server was away, so the attempt is given back: the third lease is again the second attempt.
    attempt::finish(&mut conn, &second, &Ending::Untried, app.now())
        .await
        .unwrap();
    app.clock().advance(TimeDelta::minutes(2));
    let third = lease(&app).await;
    assert_eq!(
        third.attempts, second.attempts,
        "only the lease tells them apart"
    );

    for late in [frozen, second] {
        let failed = Ending::Failed("late".to_owned());
        let to_a_person = attempt::finish(&mut conn, &late, &failed, app.now());
        assert!(!to_a_person.await.unwrap());
        assert_eq!(app.letters().await[0].state, "sending");
    }

    let sent = Ending::Sent(Dispatch {
        message_id: "<1@exempel.se>".to_owned(),
        subject: "Din plats".to_owned(),
        text: "Du har en plats.".to_owned(),
    });
    attempt::finish(&mut conn, &third, &sent, app.now())
        .await
        .unwrap();
    assert_eq!(
        app.letters().await[0].state,
        "sent",
        "the lease that holds does"
    );
}

#[tokio::test]
async fn a_letter_promised_for_later_is_sent_then_and_not_before() {
    let app = TestApp::spawn().await;
    with_letter(&app, "sv").await;
    app.deliver_mail().await;
    assert_eq!(app.mailbox().len(), 1, "the confirmation goes at once");
    let booking = app.first_booking().await;
    let letter = NewLetter {
        id: fresh(),
        organisation: Some(booking.organisation),
        booking: Some(booking.id),
        kind: "confirmation",
        recipient: "gunvor@exempel.se",
        language: "sv",
        facts: json!({}),
        dedupe_key: "once-more".to_owned(),
        due_at: app.now() + TimeDelta::hours(1),
    };
    outbox::enqueue(&mut app.conn().await, letter, app.now())
        .await
        .unwrap();

    app.clock().advance(TimeDelta::minutes(59));
    app.deliver_mail().await;
    assert_eq!(app.mailbox().len(), 1);
    let told = app.scrape().await;
    for line in ["outbox_queued 0", "outbox_oldest_seconds 0"] {
        assert!(told.contains(line), "it is not late: {line}\n{told}");
    }

    app.clock().advance(TimeDelta::minutes(1));
    app.deliver_mail().await;
    assert_eq!(app.mailbox().len(), 2);
}

#[tokio::test]
async fn a_promised_letter_is_late_and_given_up_counting_from_when_it_was_promised_for() {
    let app = TestApp::spawn().await;
    app.organisation("katrineholm").insert().await;
    write_letter(&app.state, app.now() + TimeDelta::days(14)).await;
    app.clock().advance(TimeDelta::days(14));
    let mut conn = app.conn().await;

    let first = lease(&app).await;
    let later = Ending::Later("busy".to_owned());
    attempt::finish(&mut conn, &first, &later, app.now())
        .await
        .unwrap();
    assert_eq!(app.letters().await[0].state, "waiting");
    app.clock().advance(TimeDelta::seconds(10));
    let told = app.scrape().await;
    for line in ["outbox_queued 1", "outbox_oldest_seconds 10"] {
        assert!(told.contains(line), "a retry is not young: {line}\n{told}");
    }

    app.clock().advance(TimeDelta::hours(72));
    let last = lease(&app).await;
    let to_a_person = attempt::finish(&mut conn, &last, &later, app.now());
    assert!(to_a_person.await.unwrap());
    assert_eq!(app.letters().await[0].state, "given-up");
}

#[tokio::test]
async fn a_letter_says_who_writes_and_who_reads_an_answer() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 3).await;
    app.sql(
        "update organisations set name = 'Bibliotek, \"Öppet\"', email = 'bibliotek@exempel.se'",
    )
    .await;
    let request = json!({ "name": "Anna", "contact": { "email": "anna@exempel.se" } });
    app.visitor().book(session, request).await.expect(201);
    app.deliver_mail().await;
    let letter = &app.mailbox()[0];
    let from = letter.header("from");
    assert!(
        from.contains("<motesplats@localhost.localdomain>"),
        "{from}"
    );
    assert_ne!(from, "motesplats@localhost.localdomain");
    assert!(letter.header("reply-to").contains("<bibliotek@exempel.se>"));
}
