//! `health`: asks the `serve` of this machine whether it is ready; for a container's health check,
//! where there is no curl.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::app::StartError;
use crate::platform::config::Config;

/// A service that takes longer is not healthy.
const TIMEOUT: Duration = Duration::from_secs(4);

pub(super) async fn run(config: &Config) -> Result<(), StartError> {
    let address = local_address(config.http.listen);
    let status = tokio::time::timeout(TIMEOUT, request_status(address))
        .await
        .map_err(|_late| anyhow::anyhow!("no answer from {address}"))??;
    match status.contains(" 200 ") {
        true => Ok(()),
        false => Err(anyhow::anyhow!("not ready: {status}").into()),
    }
}

/// A service that listens on every address answers on the loopback address too.
fn local_address(mut listen: SocketAddr) -> SocketAddr {
    match listen.ip() {
        IpAddr::V4(Ipv4Addr::UNSPECIFIED) => listen.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(Ipv6Addr::UNSPECIFIED) => listen.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    listen
}

/// The first line of the answer.
async fn request_status(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!("GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.take(4096).read_to_string(&mut answer).await?;
    Ok(answer.lines().next().unwrap_or_default().to_owned())
}
