//! Load over HTTP/1.1: so many connections that each send the next request when the last one is
//! answered. Plain sockets, so that on a small machine little of the measured time is our own.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What a load found.
#[derive(Debug, Default, Clone)]
pub struct Outcome {
    /// Answers in a second.
    pub rate: f64,
    /// How long each answer took, shortest first.
    pub took: Vec<Duration>,
}

impl Outcome {
    /// The time within which so many hundredths of the answers came.
    pub fn percentile(&self, hundredths: usize) -> Duration {
        let at = self.took.len().saturating_sub(1) * hundredths / 100;
        self.took.get(at).copied().unwrap_or_default()
    }

    /// Several rounds as one: the middle of their rates, all of their answers.
    pub fn of(rounds: Vec<Self>) -> Self {
        let rate = super::results::middle(rounds.iter().map(|round| round.rate));
        let mut took: Vec<Duration> = rounds.into_iter().flat_map(|round| round.took).collect();
        took.sort_unstable();
        Self { rate, took }
    }
}

/// Sends what `request` makes of a running number; every answer must have the status `wanted`.
pub async fn drive(
    address: SocketAddr,
    connections: usize,
    span: Duration,
    wanted: u16,
    request: impl Fn(u64) -> String + Send + Sync + 'static,
) -> Result<Outcome> {
    let (request, next) = (Arc::new(request), Arc::new(AtomicU64::new(0)));
    let began = Instant::now();
    let senders: Vec<_> = (0..connections)
        .map(|_| {
            let (request, next) = (Arc::clone(&request), Arc::clone(&next));
            tokio::spawn(async move {
                let mut connection = Connection::to(address).await?;
                let mut took = Vec::new();
                while began.elapsed() < span {
                    let text = request(next.fetch_add(1, Ordering::Relaxed));
                    let sent = Instant::now();
                    let status = connection.ask(&text).await?;
                    took.push(sent.elapsed());
                    if status != wanted {
                        bail!(
                            "status {status} instead of {wanted}: {}",
                            connection.answer()
                        );
                    }
                }
                Ok(took)
            })
        })
        .collect();
    let mut took = Vec::new();
    for sender in senders {
        took.extend(sender.await??);
    }
    took.sort_unstable();
    let rate = took.len() as f64 / began.elapsed().as_secs_f64();
    Ok(Outcome { rate, took })
}

/// The status of one GET.
pub async fn status_of(address: SocketAddr, path: &str) -> Result<u16> {
    Connection::to(address).await?.ask(&get(path)).await
}

/// A GET request.
pub fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: bench\r\n\r\n")
}

/// A connection that is kept, and the answer read last.
struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    async fn to(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            buffer: Vec::with_capacity(64 * 1024),
        })
    }

    async fn ask(&mut self, request: &str) -> Result<u16> {
        self.stream.write_all(request.as_bytes()).await?;
        self.buffer.clear();
        let head = loop {
            if let Some(end) = end_of_head(&self.buffer) {
                break end;
            }
            self.read().await?;
        };
        let text = String::from_utf8_lossy(self.buffer.get(..head).unwrap_or_default());
        let (status, length) = status_and_length(&text).context("no HTTP answer")?;
        while self.buffer.len() < head + length {
            self.read().await?;
        }
        Ok(status)
    }

    async fn read(&mut self) -> Result<()> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => bail!("the service closed the connection"),
            _ => Ok(()),
        }
    }

    fn answer(&self) -> String {
        String::from_utf8_lossy(&self.buffer).into_owned()
    }
}

fn end_of_head(buffer: &[u8]) -> Option<usize> {
    let at = buffer.windows(4).position(|four| four == b"\r\n\r\n")?;
    Some(at + 4)
}

fn status_and_length(head: &str) -> Option<(u16, usize)> {
    let status = head.get(9..12)?.parse().ok()?;
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim().parse().ok())?
    })?;
    Some((status, length))
}
