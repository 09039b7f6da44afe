//! `motesplats doctor mail`, as an operator runs it against a mail server on a socket.

use std::process::{Command, Output};

use crate::support::smtp::{Manner, Server};

const PROGRAM: &str = env!("CARGO_BIN_EXE_motesplats");

/// Asks it of an installation whose letters go to this server. The server lives in this process, so waiting for the
/// command must not keep it from answering.
async fn doctor(server: &Server, arguments: &[&str]) -> Output {
    let mut command = Command::new(PROGRAM);
    command
        .args(["doctor", "mail"])
        .args(arguments)
        .env("MOTESPLATS_ENVIRONMENT", "test")
        .env("MOTESPLATS__MAIL__SMTP_URL", &server.url)
        .env("MOTESPLATS__MAIL__FROM", "boka@exempel.se")
        .env(
            "MOTESPLATS__MAIL__BOUNCE_ADDRESS",
            "bounces@post.exempel.se",
        )
        .current_dir(env!("CARGO_TARGET_TMPDIR"));
    let run = tokio::task::spawn_blocking(move || command.output());
    run.await.unwrap().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[tokio::test]
async fn it_names_the_records_wanted_and_sends_nothing_unasked() {
    let server = Server::start(Manner::Accepts).await;
    let output = doctor(&server, &[]).await;
    let printed = printed(&output);
    assert!(output.status.success(), "{printed}");
    for wanted in [
        "post.exempel.se. TXT \"v=spf1 mx a:127.0.0.1 -all\"",
        "<selector>._domainkey.exempel.se. TXT \"v=DKIM1;",
        "_dmarc.exempel.se. TXT \"v=DMARC1;",
        "post.exempel.se. MX 10",
        "in clear, without a password",
        "bounces+00000000000000000000000000000000@post.exempel.se",
    ] {
        assert!(printed.contains(wanted), "{wanted}: {printed}");
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn it_sends_a_letter_to_try_and_says_what_the_server_answered() {
    let server = Server::start(Manner::Accepts).await;
    let output = doctor(&server, &["--to", "it@exempel.se"]).await;
    let printed = printed(&output);
    assert!(printed.contains("took the letter: 250 taken"), "{printed}");
    assert_eq!(server.received()[0].recipients, ["it@exempel.se"]);

    for (manner, said) in [
        (Manner::Refuses, "refuses it: "),
        (
            Manner::Replies("BANNER", "554 go away"),
            "no letter can leave: ",
        ),
        (Manner::Replies("RCPT", "451 come back"), "perhaps later: "),
    ] {
        server.behave(manner);
        let output = doctor(&server, &["--to", "it@exempel.se"]).await;
        let complaint = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{complaint}");
        assert!(complaint.contains(said), "{manner:?}: {complaint}");
    }
    let odd = doctor(&server, &["--to", "it at exempel"]).await;
    let complaint = String::from_utf8(odd.stderr).unwrap();
    assert!(complaint.starts_with("--to: "), "{complaint}");
}
