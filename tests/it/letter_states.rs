//! How far a letter has come: whatever is done to one leads only where the table of states says.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use motesplats::platform::mail::attempt::{self, Dispatch, Ending};
use motesplats::platform::mail::lease::{self, LeasedLetter};
use motesplats::platform::mail::outbox;
use motesplats::platform::mail::state::LetterState::{self, Sending, Sent};
use motesplats::schema::letters;
use serde_json::json;
use uuid::Uuid;

use crate::booking::open_session;
use crate::support::TestApp;

/// What can be done to a letter.
#[derive(Debug, Clone)]
enum Act {
    Lease,
    Finish(Ending),
    Supersede,
    Bounce,
    Wipe,
}

fn acts() -> Vec<Act> {
    let why = || "450 later".to_owned();
    let sent = Dispatch {
        message_id: "<1@exempel.se>".to_owned(),
        subject: "Din plats".to_owned(),
        text: "Du har en plats.".to_owned(),
    };
    let endings = [
        Ending::Sent(sent),
        Ending::Later(why()),
        Ending::Untried,
        Ending::Away(why()),
        Ending::Failed(why()),
        Ending::Superseded,
        Ending::Expired,
    ];
    let finish = endings.into_iter().map(Act::Finish);
    let others = [Act::Lease, Act::Supersede, Act::Bounce, Act::Wipe];
    others.into_iter().chain(finish).collect()
}

/// A letter that can be put into any state.
struct Subject {
    app: TestApp,
    letter: Uuid,
    booking: Uuid,
}

impl Subject {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let session = open_session(&app, 3).await;
        let request = json!({ "name": "Gunvor", "contact": { "email": "g@exempel.se" } });
        app.visitor().book(session, request).await.expect(201);
        let booking = app.first_booking().await.id;
        let letter = app.letters().await[0].id;
        Self {
            app,
            letter,
            booking,
        }
    }

    /// Puts it into a state, long put off, and reads it as a worker that has it under lease.
    async fn put(&self, state: LetterState) -> LeasedLetter {
        let holds = match state {
            Sending => "leased_until = clock_timestamp() - interval '1 second'",
            Sent => "sent_at = now(), message_id = '<1@exempel.se>'",
            _ => "reason = 'said'",
        };
        let put = format!(
            "update letters set state = '{state}', attempts = 0, lease = 1, recipient = 'g@exempel.se', \
                    refused_since = '2026-01-01', {holds}"
        );
        self.app.sql(&put).await;
        self.leased().await
    }

    async fn leased(&self) -> LeasedLetter {
        let letter = letters::table.find(self.letter);
        let letter = letter.select(LeasedLetter::as_select());
        letter.first(&mut self.app.conn().await).await.unwrap()
    }

    async fn act(&self, act: &Act, leased: &LeasedLetter) {
        let (mut conn, now) = (self.app.conn().await, self.app.now());
        match act {
            Act::Lease => drop(lease::lease(&mut conn, 16, now).await.unwrap()),
            Act::Finish(ending) => {
                let finished = attempt::finish(&mut conn, leased, ending, now).await;
                finished.map(drop).unwrap();
            }
            Act::Supersede => {
                let dropped = outbox::supersede(&mut conn, self.booking, &["confirmation"]).await;
                dropped.map(drop).unwrap();
            }
            Act::Bounce => {
                let bounced = outbox::bounce(&mut conn, self.letter, "bounced: 5.1.1").await;
                bounced.map(drop).unwrap();
            }
            Act::Wipe => {
                let wiped = "update bookings set wiped_at = now(), name = null, email = null, notify = 'none'";
                self.app.sql(wiped).await;
                motesplats::booking::purge(&mut conn, now).await.unwrap();
            }
        }
    }

    async fn state(&self) -> LetterState {
        LetterState::parse(&self.app.letters().await[0].state).unwrap()
    }
}

#[tokio::test]
async fn a_letter_becomes_only_what_the_table_says() {
    let subject = Subject::new().await;
    let mut reached = std::collections::HashSet::new();
    for before in LetterState::ALL {
        for act in acts() {
            let leased = subject.put(before).await;
            subject.act(&act, &leased).await;
            let after = subject.state().await;
            let allowed = after == before || before.followers().contains(&after);
            assert!(allowed, "{before} became {after} by {act:?}");
            reached.insert((before, after));
        }
    }
    for before in LetterState::ALL {
        for after in before.followers() {
            assert!(reached.contains(&(before, *after)), "{before} to {after}");
        }
    }
}

#[tokio::test]
async fn the_database_holds_each_state_to_what_belongs_to_it() {
    let subject = Subject::new().await;
    for lacking in [
        "state = 'sending', leased_until = null",
        "state = 'sent', sent_at = null",
        "state = 'failed', reason = null",
        "state = 'given-up', reason = null",
        "state = 'withheld', attempts = 1",
    ] {
        let client = subject.app.connect().await;
        let update = format!("update letters set {lacking}");
        let refused = client.batch_execute(&update).await.unwrap_err();
        let constraint = refused.as_db_error().and_then(|fault| fault.constraint());
        assert_eq!(constraint, Some("letters_state_holds"), "{lacking}");
    }
}
