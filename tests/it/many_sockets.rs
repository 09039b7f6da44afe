//! Somebody with many sockets, or who never reads, takes the service from nobody.

use std::net::SocketAddr;
use std::time::Duration;

use futures_util::future::join_all;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::{TestApp, eventually};

const LONG: Duration = Duration::from_secs(40);

fn address(app: &TestApp) -> SocketAddr {
    app.url.trim_start_matches("http://").parse().unwrap()
}

/// Many requests in one go.
fn pipelined(path: &str, times: usize) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: x\r\n\r\n").repeat(times)
}

/// Whether the service answers over this connection.
async fn is_answered(socket: &mut TcpStream) -> bool {
    let request = pipelined("/healthz", 1);
    let mut answer = Vec::with_capacity(16 * 1024);
    if socket.write_all(request.as_bytes()).await.is_err() {
        return false;
    }
    // The whole of it, so that the next answer is not taken for this one.
    while !answer.ends_with(b"}") {
        match socket.read_buf(&mut answer).await {
            Ok(0) | Err(_) => return false,
            Ok(_) => {}
        }
    }
    answer.starts_with(b"HTTP/1.1 200")
}

#[tokio::test(flavor = "multi_thread")]
async fn while_two_hundred_sockets_pipeline_requests_another_caller_is_answered() {
    let app = TestApp::spawn_with(&[("limits.enabled", "true")]).await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    app.session(&venue).published().insert().await;
    let paths = [
        "/api/v1/openapi.json",
        "/api/v1/sessions?q=data",
        "/sv/sessions",
    ];
    let flooding = (0..200).map(|n| {
        let address = address(&app);
        async move {
            let mut socket = TcpStream::connect(address).await.unwrap();
            let requests = pipelined(paths[n % paths.len()], 50);
            // The service stops reading when it has enough to do.
            let writing = socket.write_all(requests.as_bytes());
            let _ = tokio::time::timeout(Duration::from_secs(1), writing).await;
            socket
        }
    });
    let sockets = join_all(flooding).await;
    for path in ["/healthz", "/api/v1/openapi.json", "/sv/my-booking"] {
        let asked = app.visitor();
        let answer = tokio::time::timeout(Duration::from_secs(4), asked.get(path)).await;
        let answer = answer.unwrap_or_else(|_elapsed| panic!("{path} was not answered"));
        answer.expect(200);
    }
    drop(sockets);
}

#[tokio::test]
async fn one_address_has_only_so_many_connections_at_once() {
    let settings = [
        ("limits.enabled", "true"),
        ("limits.connections_per_address", "3"),
    ];
    let app = TestApp::spawn_with(&settings).await;
    let mut sockets = Vec::new();
    for _ in 0..3 {
        let mut socket = TcpStream::connect(address(&app)).await.unwrap();
        assert!(is_answered(&mut socket).await);
        sockets.push(socket);
    }
    let mut refused = TcpStream::connect(address(&app)).await.unwrap();
    assert!(!is_answered(&mut refused).await);
    sockets.pop();
    eventually(LONG, "room for another connection", async || {
        let mut socket = TcpStream::connect(address(&app)).await.unwrap();
        is_answered(&mut socket).await.then_some(())
    })
    .await;
    assert!(is_answered(&mut sockets[0]).await, "the others stay");
}

#[tokio::test]
async fn a_connection_on_which_nobody_reads_ends() {
    let settings = [
        ("limits.enabled", "true"),
        ("limits.connections_per_address", "1"),
    ];
    let app = TestApp::spawn_with(&settings).await;
    let mut silent = TcpStream::connect(address(&app)).await.unwrap();
    assert!(is_answered(&mut silent).await);
    let requests = pipelined("/api/v1/openapi.json", 200);
    silent.write_all(requests.as_bytes()).await.unwrap();
    let has_room = async || {
        let mut socket = TcpStream::connect(address(&app)).await.unwrap();
        is_answered(&mut socket).await.then_some(())
    };
    assert_eq!(has_room().await, None, "it is the only one");
    eventually(LONG, "the connection to end", has_room).await;
    drop(silent);
}
