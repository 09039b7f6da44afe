//! A new municipality: two commands, and then an afternoon at the keyboard.

use chrono::TimeDelta;
use motesplats::demo::DemoAccounts;
use serde_json::json;

use super::DemoWorld;
use crate::stress::program::Program;
use crate::support::TestApp;

const EMAIL: &str = "karin@katrineholm.example";
const PASSWORD: &str = "eleven green kettles";

/// An installation with nothing in it but what `organisation add` and `staff add` make.
async fn two_commands() -> DemoWorld {
    let app = TestApp::spawn().await;
    app.clock().advance(TimeDelta::days(49));
    let program = Program::on(app.database_url());
    let add = "organisation add --slug katrineholm --name Katrineholm --kind municipality --municipality SE-0483";
    let add: Vec<&str> = add.split_whitespace().collect();
    program.must_run(&add).await;
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("afternoon-password");
    std::fs::write(&file, PASSWORD).unwrap();
    let file = file.to_str().unwrap();
    let add = [
        "staff",
        "add",
        "--name",
        "Karin",
        "--email",
        EMAIL,
        "--role",
        "coordinator",
    ];
    let at = ["--organisation", "katrineholm", "--password-file", file];
    program.must_run(&[&add[..], &at[..]].concat()).await;
    DemoWorld {
        app,
        accounts: DemoAccounts {
            accounts: Vec::new(),
        },
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_municipality_has_a_terms_programme_in_an_afternoon() {
    let world = two_commands().await;
    let account = json!({ "email": EMAIL, "password": PASSWORD });
    world.walk("afternoon", account).await;
    let published = "select count(*) from sessions where status = 'published'";
    assert_eq!(world.app.value(published).await, "44");
    let helps = "select string_agg(distinct s.name, ', ') from session_helpers h join staff s on s.id = h.staff_id \
         join sessions e on e.id = h.session_id where e.local_date = '2027-03-10'";
    assert_eq!(world.app.value(helps).await, "Samira Ali");
}
