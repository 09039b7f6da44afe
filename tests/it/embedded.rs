//! The embedded database, with real clusters in folders of their own.

use std::fs::Permissions;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

use motesplats::platform::embedded::account::SystemAccount;
use motesplats::platform::embedded::postmaster::Life;
use motesplats::platform::embedded::{Embedded, EmbeddedError};
use tokio_postgres::{Client, NoTls};

use crate::support::embedded_folder::EmbeddedFolder;
use crate::support::eventually;

/// Orphans of a killed server hold on for some seconds; the rest is recovery.
const BACK_WITHIN: Duration = Duration::from_secs(40);

async fn connect(url: &str) -> Result<Client, tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

async fn text(client: &Client, query: &str) -> String {
    client.query_one(query, &[]).await.unwrap().get(0)
}

#[tokio::test]
async fn the_first_to_come_starts_the_database_and_the_last_to_leave_stops_it() {
    let folder = EmbeddedFolder::new(r#"$HOME 'q' "d", mö"#);
    let first = Embedded::join(folder.path()).await.unwrap();
    let client = connect(first.url()).await.unwrap();
    assert_eq!(
        text(&client, "select current_user || ' ' || current_database()").await,
        "motesplats motesplats"
    );
    assert_eq!(text(&client, "show server_encoding").await, "UTF8");
    let collate = "select datcollate::text from pg_database where datname = current_database()";
    assert_eq!(text(&client, collate).await, "C.UTF-8");
    for durable in ["fsync", "full_page_writes", "synchronous_commit"] {
        assert_eq!(text(&client, &format!("show {durable}")).await, "on");
    }
    assert_eq!(text(&client, "show listen_addresses").await, "");
    let super_user = client.query_one(
        "select rolsuper from pg_roles where rolname = current_user",
        &[],
    );
    assert!(!super_user.await.unwrap().get::<_, bool>(0));
    for private in [first.place().socket_dir(), first.state_dir()] {
        assert_eq!(mode(private), 0o700, "{}", private.display());
    }
    assert_eq!(psql(first.url(), "select 1"), "1\n");

    let second = Embedded::join(folder.path()).await.unwrap();
    assert_eq!(second.url(), first.url());
    first.leave().await.unwrap();
    assert_eq!(folder.life(), Life::Alive);
    connect(second.url()).await.unwrap();

    second.leave().await.unwrap();
    assert_eq!(folder.life(), Life::Gone);
}

#[tokio::test]
async fn many_who_come_at_once_share_one_server_and_one_who_dies_is_not_waited_for() {
    let folder = EmbeddedFolder::new("at once");
    let joining = (0..4).map(|_| Embedded::join(folder.path()));
    let all = futures_util::future::join_all(joining).await;
    let (server, mut all) = (folder.server(), all.into_iter().map(Result::unwrap));

    // The system drops a dead process's locks just so.
    drop(all.next().unwrap());
    let last = all.next().unwrap();
    futures_util::future::join_all(all.map(Embedded::leave)).await;

    connect(last.url()).await.unwrap();
    assert_eq!(folder.server(), server);
    last.leave().await.unwrap();
    assert_eq!(folder.life(), Life::Gone);
}

#[tokio::test]
async fn root_keeps_the_database_in_a_system_folder_where_its_account_cannot_reach() {
    let folder = EmbeddedFolder::new("locked");
    if !rustix::process::geteuid().is_root() {
        let own = Embedded::locate(folder.path()).unwrap();
        assert!(own.away_from().is_none());
        return;
    }
    std::fs::set_permissions(folder.path(), Permissions::from_mode(0o700)).unwrap();

    let embedded = Embedded::join(folder.path()).await.unwrap();

    assert!(embedded.state_dir().starts_with("/var/lib/motesplats"));
    let asked = folder.path().canonicalize().unwrap();
    assert_eq!(embedded.place().away_from(), Some(asked.as_path()));
    connect(embedded.url()).await.unwrap();
    embedded.leave().await.unwrap();
}

#[tokio::test]
async fn root_acts_as_the_owner_of_the_folder_and_others_are_refused_with_its_name() {
    let folder = EmbeddedFolder::new("owned");
    if !rustix::process::geteuid().is_root() {
        let refused = SystemAccount::of_existing(Path::new("/")).unwrap_err();
        assert!(refused.to_string().contains("Run it as root"), "{refused}");
        return;
    }
    let nobody = std::fs::read_to_string("/etc/passwd").unwrap();
    let nobody = nobody
        .lines()
        .find_map(|line| line.strip_prefix("nobody:x:"))
        .unwrap();
    let ids: Vec<u32> = nobody.split(':').map_while(|id| id.parse().ok()).collect();
    std::os::unix::fs::chown(folder.path(), Some(ids[0]), Some(ids[1])).unwrap();

    let embedded = Embedded::join(folder.path()).await.unwrap();

    assert_eq!(embedded.place().account().name(), "nobody");
    assert_eq!(folder.data().metadata().unwrap().uid(), ids[0]);
    embedded.leave().await.unwrap();
}

#[tokio::test]
async fn a_killed_server_is_brought_back_with_what_was_committed() {
    let folder = EmbeddedFolder::new("killed");
    let embedded = Embedded::join(folder.path()).await.unwrap();
    let client = connect(embedded.url()).await.unwrap();
    client
        .batch_execute("create table kept as select 'kept' as word")
        .await
        .unwrap();
    let killed = folder.kill_server();

    let back = eventually(BACK_WITHIN, "the server to be back", async || {
        connect(embedded.url()).await.ok()
    });
    let back = tokio::select! {
        back = back => back,
        () = embedded.keep_alive() => unreachable!("keeps on for ever"),
    };

    assert_eq!(text(&back, "select word from kept").await, "kept");
    assert_ne!(folder.server(), Some(killed));
    drop(back);
    embedded.leave().await.unwrap();
}

#[tokio::test]
async fn a_server_whose_socket_was_swept_away_is_started_anew() {
    let folder = EmbeddedFolder::new("swept");
    let embedded = Embedded::join(folder.path()).await.unwrap();
    std::fs::remove_dir_all(embedded.place().socket_dir()).unwrap();

    let back = eventually(BACK_WITHIN, "the socket to be back", async || {
        connect(embedded.url()).await.ok()
    });
    tokio::select! {
        back = back => drop(back),
        () = embedded.keep_alive() => unreachable!("keeps on for ever"),
    };

    embedded.leave().await.unwrap();
}

#[tokio::test]
async fn the_pid_file_of_a_server_that_nobody_buried_is_no_hindrance() {
    let folder = EmbeddedFolder::new("leftover");
    let embedded = Embedded::join(folder.path()).await.unwrap();
    let account = embedded.place().account().clone();
    let lines = std::fs::read_to_string(folder.data().join("postmaster.pid")).unwrap();
    embedded.leave().await.unwrap();
    let mut sleeper = account
        .command("sleep", Path::new("/"))
        .arg("600")
        .spawn()
        .unwrap();
    let leave_behind = |pid: u32| {
        let (_, rest) = lines.split_once('\n').unwrap();
        let file = folder.data().join("postmaster.pid");
        std::fs::write(&file, format!("{pid}\n{rest}")).unwrap();
        account.give(&file).unwrap();
    };

    leave_behind(sleeper.id());
    assert_eq!(folder.life(), Life::Mistaken);
    let with_the_number_taken = Embedded::join(folder.path()).await.unwrap();
    with_the_number_taken.leave().await.unwrap();

    become_zombie(&mut sleeper).await;
    leave_behind(sleeper.id());
    assert_eq!(folder.life(), Life::Mistaken);
    let with_a_zombie = Embedded::join(folder.path()).await.unwrap();
    connect(with_a_zombie.url()).await.unwrap();
    with_a_zombie.leave().await.unwrap();
    sleeper.wait().unwrap();
}

#[tokio::test]
async fn a_database_of_another_major_version_is_refused_with_the_way_out() {
    let folder = EmbeddedFolder::new("old");
    let place = Embedded::locate(folder.path()).unwrap();
    place.prepare().unwrap();
    std::fs::create_dir(folder.data()).unwrap();
    std::fs::write(folder.data().join("PG_VERSION"), "9\n").unwrap();

    let refused = Embedded::join(folder.path()).await.unwrap_err();

    assert!(matches!(
        refused,
        EmbeddedError::OtherMajor { made_by: 9, .. }
    ));
    let said = refused.to_string();
    assert!(
        said.contains("apt install postgresql-9") && said.contains("pg_upgrade"),
        "{said}"
    );
}

async fn become_zombie(child: &mut Child) {
    child.kill().unwrap();
    let stat = format!("/proc/{}/stat", child.id());
    eventually(BACK_WITHIN, "a zombie", async || {
        let state = std::fs::read_to_string(&stat).unwrap();
        state.contains(") Z").then_some(())
    })
    .await;
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o777
}

fn psql(url: &str, query: &str) -> String {
    let output = Command::new("psql")
        .args([url, "-Atc", query])
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}
