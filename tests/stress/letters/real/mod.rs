//! Letters through Postfix to Dovecot, as Debian packs them: one arrives with its calendar part, and one to a mailbox
//! that is not there comes back and becomes a call.
//! `.ci/need mail` unpacks both beside the build; nothing of them is installed, and nothing under `/etc` is touched.

mod dovecot;
mod imap;
mod postfix;
mod servers;

use std::fmt;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::office::{Office, book_reachable};
use super::outbox;
use crate::stress::http::{Caller, Request};
use servers::{MailServers, Ports};

const SENDER: &str = "boka@motesplats.example";
const BOUNCES: &str = "bounces@motesplats.example";

#[derive(Debug)]
pub struct RealOutcome {
    /// Until a letter was in its mailbox.
    pub arrived_after: Duration,
    /// Until a letter that could not arrive was a call.
    pub call_after: Duration,
}

impl fmt::Display for RealOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            arrived_after,
            call_after,
        } = self;
        write!(
            f,
            "real: arrived after {arrived_after:?}, a call after {call_after:?}"
        )
    }
}

/// Answers none where Postfix and Dovecot cannot be had, and says why.
pub async fn arrives_and_bounces() -> Option<RealOutcome> {
    let unpacked = servers::unpacked()?;
    let ports = Ports::choose();
    let mut office = Office::open(&ports.url()).await;
    let program = office.program.clone().set("MAIL__FROM", SENDER);
    office.program = program.set("MAIL__BOUNCE_ADDRESS", BOUNCES);
    let servers = MailServers::start(&unpacked, ports, &office.program).await;
    let mut caller = Caller::to(office.address);
    book_reachable(&mut caller, &office.session, "anna@exempel.se").await;
    // Nobody calls to confirm; to call off, somebody does.
    let called_off = office.installation.session(10).await;
    let bo = book_reachable(&mut caller, &called_off, "bo@exempel.se").await;
    call_off(&office, &called_off).await;
    let worker = office.worker();
    let began = Instant::now();

    let mailbox = || servers.mailbox("anna");
    office
        .until_so("a letter in its mailbox", async || {
            mailbox().await.len() == 1
        })
        .await;
    let arrived_after = began.elapsed();
    let letter = mailbox().await.remove(0);
    let id = outbox::id_of(&office.sql, "anna@exempel.se").await;
    let tag = id.replace('-', "");
    for part in [
        format!("Return-Path: <bounces+{tag}@motesplats.example>"),
        format!("Message-ID: <{id}@motesplats.example>"),
        "To: anna@exempel.se".to_owned(),
        "Content-Type: text/calendar; method=REQUEST".to_owned(),
    ] {
        assert!(letter.contains(&part), "{part}: {letter}");
    }

    office
        .until_so("a call instead of the other letter", async || {
            calls(&office).await["total"] == 1
        })
        .await;
    let call_after = began.elapsed();
    let call = calls(&office).await["items"][0].clone();
    assert_eq!(call["kind"], "cancellation", "{call}");
    assert_eq!(call["bookingId"], *bo.id, "{call}");
    let back = servers.letters_back();
    let tag = outbox::id_of(&office.sql, &bo.email).await.replace('-', "");
    assert!(back.len() == 1 && back[0].contains(&tag), "{back:?}");
    worker.kill().await;
    office.close().await;
    servers.stop().await;
    Some(RealOutcome {
        arrived_after,
        call_after,
    })
}

async fn call_off(office: &Office, session: &str) {
    let path = format!("/api/v1/sessions/{session}/cancellation");
    let request = Request::post(&path, &json!({"reason": "Datorerna lagas."}));
    ask(office, request).await;
}

async fn calls(office: &Office) -> Value {
    ask(office, Request::get("/api/v1/call-tasks")).await
}

async fn ask(office: &Office, request: Request) -> Value {
    let request = request.bearer(&office.installation.token);
    let answer = crate::stress::http::ask(office.address, &request).await;
    answer.unwrap().expect(200).json()
}
