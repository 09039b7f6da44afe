//! A PostgreSQL of one test's own that listens on a port and speaks TLS, with a role that has a password.

use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

use motesplats::platform::embedded::ClusterPlace;
use motesplats::platform::embedded::cluster::{Cluster, SUPERUSER};
use motesplats::platform::embedded::place::url;
use motesplats::platform::ids;
use tokio_postgres::{Client, NoTls};

use super::Certified;

pub struct TlsCluster {
    place: ClusterPlace,
    cluster: Cluster,
    port: u16,
    admin: Client,
}

impl TlsCluster {
    /// Starts one that shows this certificate.
    pub async fn start(certified: &Certified) -> Self {
        let name = format!("tls-cluster-{}", ids::fresh());
        let place = ClusterPlace::of(&std::env::temp_dir().join(name)).unwrap();
        place.prepare().unwrap();
        let port = free_port();
        let cluster = Cluster::new(
            place.account().clone(),
            place.state_dir(),
            place.socket_dir(),
        )
        .with(&[
            ("listen_addresses", "127.0.0.1"),
            ("port", &port.to_string()),
            ("fsync", "off"),
        ])
        .made_with(&["--no-sync"]);
        let installation = cluster.make().unwrap();
        let write = |name: &str, text: &str| write_for(&place, &cluster.data().join(name), text);
        write("server.crt", &certified.certificate());
        write("server.key", &certified.key());
        let rules = "local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n";
        write("pg_hba.conf", rules);
        cluster.start(&installation).unwrap();
        let admin = connect(place.socket_dir(), port).await;
        let role = "create role motesplats login password 'hemligt'";
        admin.batch_execute(role).await.unwrap();
        let database = "create database motesplats owner motesplats";
        admin.batch_execute(database).await.unwrap();
        let cluster = Self {
            place,
            cluster,
            port,
            admin,
        };
        cluster.change("alter system set ssl = on").await;
        cluster
    }

    /// The address of its database under these names, each of which leads here.
    pub fn url(&self, names: &[&str]) -> String {
        let here = vec!["127.0.0.1"; names.len()].join(",");
        let names: Vec<_> = names
            .iter()
            .map(|name| format!("{name}:{}", self.port))
            .collect();
        let names = names.join(",");
        format!("postgres://motesplats:hemligt@{names}/motesplats?hostaddr={here}")
    }

    /// From now on it shows another certificate.
    pub async fn show(&self, certified: &Certified) {
        let data = self.cluster.data();
        write_for(
            &self.place,
            &data.join("server.crt"),
            &certified.certificate(),
        );
        write_for(&self.place, &data.join("server.key"), &certified.key());
        self.change("alter system set ssl_ca_file = ''").await;
    }

    /// From now on it speaks no TLS.
    pub async fn speak_in_clear(&self) {
        self.change("alter system set ssl = off").await;
    }

    /// Reloads, and waits until a new connection is served as the files say.
    async fn change(&self, statement: &str) {
        self.admin.batch_execute(statement).await.unwrap();
        let loaded = "select pg_conf_load_time()::text";
        let before: String = self.admin.query_one(loaded, &[]).await.unwrap().get(0);
        self.admin
            .batch_execute("select pg_reload_conf()")
            .await
            .unwrap();
        super::eventually(Duration::from_secs(10), "the new settings", async || {
            // Each new connection inherits what the postmaster has read.
            let fresh = connect(self.place.socket_dir(), self.port).await;
            let now: String = fresh.query_one(loaded, &[]).await.unwrap().get(0);
            (now != before).then_some(())
        })
        .await;
    }
}

impl Drop for TlsCluster {
    fn drop(&mut self) {
        if let Ok(installation) = self.cluster.make() {
            let _ = self.cluster.stop(&installation);
        }
        let _ = std::fs::remove_dir_all(self.place.socket_dir());
        let _ = std::fs::remove_dir_all(self.place.state_dir());
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// A key is read only where nobody but its owner can.
fn write_for(place: &ClusterPlace, path: &Path, text: &str) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::write(path, text).unwrap();
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
    place.account().give(path).unwrap();
}

async fn connect(socket: &Path, port: u16) -> Client {
    let address = format!("{}&port={port}", url(socket, SUPERUSER, "postgres"));
    let (client, connection) = tokio_postgres::connect(&address, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}
