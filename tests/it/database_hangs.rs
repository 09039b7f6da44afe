//! A database that hangs, or a row that somebody keeps locked: everybody is told in time to come again, nobody
//! is told anything wrong, and afterwards all is as it was at once.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use motesplats::platform::config::Environment;
use motesplats::platform::embedded::Embedded;
use motesplats::platform::ids;
use motesplats::routes::table;
use serde_json::json;

use crate::stress::http::{Reply, Request, ask};
use crate::stress::installation::Installation;
use crate::stress::program::{Program, Service};
use crate::support::TestApp;
use crate::support::embedded_folder::EmbeddedFolder;

const BOOKINGS: usize = 30;

/// Every route as somebody signed in asks it, about the session where it asks about one.
fn every_route(session: &str, token: &str) -> Vec<(String, Request)> {
    let routes = table(Environment::Production).into_iter();
    routes
        .map(|(path, endpoint)| {
            let path = filled(&path, session);
            let request = match endpoint.method.as_str() {
                "GET" => Request::get(&path),
                _ if path.starts_with("/api/") => Request::post(&path, &json!({"name": "Anna"})),
                _ => form(&path, "name=Anna&email=a@exempel.se&password=hemligt"),
            };
            let request = by(endpoint.method.as_str(), request);
            let request = request.header("idempotency-key", &ids::fresh().to_string());
            let request = match path.starts_with("/api/") && !path.ends_with("/tokens") {
                true => request.bearer(token),
                false => request.header("sec-fetch-site", "same-origin"),
            };
            (format!("{} {path}", endpoint.method), request)
        })
        .collect()
}

/// POST of a form.
fn form(path: &str, fields: &str) -> Request {
    Request(format!(
        "POST {path} HTTP/1.1\r\nhost: test\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {}\r\n\r\n{fields}",
        fields.len()
    ))
}

/// The same request by this method.
fn by(method: &str, request: Request) -> Request {
    let (_, rest) = request.0.split_once(' ').unwrap();
    Request(format!("{method} {rest}"))
}

fn filled(path: &str, session: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "{lang}" => "sv",
        "{number}" => "7KQ4MNPC",
        part if part.starts_with('{') => session,
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

fn booking(session: &str, key: &str) -> Request {
    let path = format!("/api/v1/sessions/{session}/bookings");
    Request::post(&path, &json!({"name": "Anna"})).header("idempotency-key", key)
}

/// The answer, and how long it took.
async fn timed(service: &Service, request: &Request) -> (Reply, Duration) {
    let began = Instant::now();
    let reply = ask(service.address, request).await.unwrap();
    (reply, began.elapsed())
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_database_hangs_every_route_answers_in_five_seconds_and_no_booking_is_told_wrong()
{
    let folder = EmbeddedFolder::new("database hangs");
    let embedded = Embedded::join(folder.path()).await.unwrap();
    let program = Program::on(embedded.url());
    program.must_run(&["migrate"]).await;
    let service = program.serve().await;
    let installation = Installation::set_up(&program, service.address).await;
    let session = installation.session(1000).await;
    let keys: Vec<String> = (0..BOOKINGS).map(|_| ids::fresh().to_string()).collect();
    let requests: Vec<_> = keys.iter().map(|key| booking(&session, key)).collect();
    let mut routes = every_route(&session, &installation.token);
    let booked = ask(service.address, &requests[0])
        .await
        .unwrap()
        .expect(201);

    folder.freeze();
    let bookings = join_all(requests.iter().map(|one| timed(&service, one)));
    let asked = join_all(routes.iter().map(|(_, request)| timed(&service, request)));
    let (bookings, answers) = tokio::join!(bookings, asked);
    folder.thaw();

    let (again, took) = timed(&service, &Request::get("/api/v1/sessions?q=hjalp")).await;
    assert_eq!(again.status, 200, "{again}");
    assert!(took < Duration::from_secs(1), "after the thaw: {took:?}");
    for (reply, took) in &bookings {
        assert_eq!(reply.status, 503, "{reply}");
        assert!(*took < Duration::from_secs(5), "a booking: {took:?}");
    }
    let mut unavailable = 0;
    for ((name, _), (reply, took)) in routes.drain(..).zip(answers) {
        assert!(took < Duration::from_secs(5), "{name}: {took:?}");
        if reply.status >= 500 {
            assert_eq!(reply.status, 503, "{name}: {reply}");
            assert_ne!(reply.header("retry-after"), "", "{name}");
            unavailable += 1;
        }
    }
    assert!(unavailable > 60, "{unavailable}");
    for request in &requests {
        ask(service.address, request).await.unwrap().expect(201);
    }
    let repeated = ask(service.address, &requests[0]).await.unwrap().json();
    assert_eq!(repeated["number"], booked.json()["number"]);
    let path = format!("/api/v1/sessions/{session}");
    let seen = ask(service.address, &Request::get(&path)).await.unwrap();
    assert_eq!(seen.json()["seatsFree"], 1000 - BOOKINGS, "each once");
    program.assert_verified().await;
    service.stop().await;
    embedded.leave().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_waits_long_for_a_row_that_somebody_keeps_locked() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let session = app.session(&venue).seats(100).published().insert().await;
    let other = app.session(&venue).seats(100).published().insert().await;
    let visitor = app.visitor();
    let made = visitor.book(session, json!({"name": "Anna"})).await;
    let looked_up = json!({"number": made.json()["number"], "pin": made.json()["pin"]});
    let found = visitor.post("/api/v1/bookings/lookup", looked_up).await;
    let holder = app.holder(found.json()["manageToken"].as_str().unwrap());
    let mine = format!("/api/v1/bookings/{}", made.json()["id"].as_str().unwrap());

    let locker = app.connect().await;
    let lock =
        format!("begin; select from session_seats where session_id = '{session}' for update");
    locker.batch_execute(&lock).await.unwrap();
    let began = Instant::now();
    let waits = (0..40).map(|n| {
        let (visitor, holder, mine) = (&visitor, &holder, &mine);
        async move {
            let answer = match n % 10 {
                0 => {
                    holder
                        .post(&format!("{mine}/cancellation"), json!({}))
                        .await
                }
                _ => visitor.book(session, json!({"name": "Bo"})).await,
            };
            (answer.problem(), began.elapsed())
        }
    });
    let elsewhere = async {
        visitor
            .book(other, json!({"name": "Cia"}))
            .await
            .expect(201);
        began.elapsed()
    };
    let (waited, elsewhere) = tokio::join!(join_all(waits), elsewhere);
    for (problem, took) in waited {
        assert_eq!(problem, "503 unavailable");
        assert!(took < Duration::from_millis(2500), "{took:?}");
    }
    assert!(elsewhere < Duration::from_millis(1500), "{elsewhere:?}");
    locker.batch_execute("rollback").await.unwrap();
    visitor
        .book(session, json!({"name": "Bo"}))
        .await
        .expect(201);
}
