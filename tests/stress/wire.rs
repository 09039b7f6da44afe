//! HTTP/1.1 over plain sockets: light enough for hundreds of callers, and near enough to the wire
//! to break off in the middle.

use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What came back.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The status.
    pub status: u16,
    head: String,
    body: Vec<u8>,
}

impl Reply {
    /// A header's text; empty where it is absent.
    pub fn header(&self, name: &str) -> &str {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(':'));
        lines
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map_or("", |(_, value)| value.trim())
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self}"))
    }

    /// Itself, if it has this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self}");
        self
    }
}

impl std::fmt::Display for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.status, String::from_utf8_lossy(&self.body))
    }
}

/// A request as it goes over the wire.
#[derive(Debug, Clone)]
pub struct Request(pub String);

impl Request {
    /// GET.
    pub fn get(path: &str) -> Self {
        Self(format!("GET {path} HTTP/1.1\r\nhost: proof\r\n\r\n"))
    }

    /// POST of JSON.
    pub fn post(path: &str, body: &Value) -> Self {
        let body = body.to_string();
        Self(format!(
            "POST {path} HTTP/1.1\r\nhost: proof\r\ncontent-type: application/json\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len()
        ))
    }

    /// With one more header.
    pub fn header(self, name: &str, value: &str) -> Self {
        let (line, rest) = self.0.split_once("\r\n").unwrap();
        Self(format!("{line}\r\n{name}: {value}\r\n{rest}"))
    }

    /// With a token.
    pub fn bearer(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }
}

/// Somebody who calls, over one connection for as long as it lasts.
#[derive(Debug)]
pub struct Caller {
    address: SocketAddr,
    stream: Option<TcpStream>,
}

impl Caller {
    /// Connects at the first request.
    pub fn to(address: SocketAddr) -> Self {
        Self {
            address,
            stream: None,
        }
    }

    /// Asks and reads the answer. After an error nobody knows whether the request was heard; the
    /// next one goes over a new connection.
    pub async fn ask(&mut self, request: &Request) -> Result<Reply> {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => connect(self.address).await?,
        };
        stream.write_all(request.0.as_bytes()).await?;
        let reply = read(&mut stream).await?;
        if !reply.header("connection").eq_ignore_ascii_case("close") {
            self.stream = Some(stream);
        }
        Ok(reply)
    }
}

/// One request over a connection of its own.
pub async fn ask(address: SocketAddr, request: &Request) -> Result<Reply> {
    Caller::to(address).ask(request).await
}

/// A connection that sends at once.
pub async fn connect(address: SocketAddr) -> Result<TcpStream> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

async fn read(stream: &mut TcpStream) -> Result<Reply> {
    let mut buffer = Vec::with_capacity(4096);
    let end = loop {
        if let Some(at) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            break at + 4;
        }
        more(stream, &mut buffer).await?;
    };
    let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
    let mut reply = Reply {
        status: head
            .get(9..12)
            .and_then(|sign| sign.parse().ok())
            .unwrap_or_default(),
        head,
        body: Vec::new(),
    };
    let length = reply
        .header("content-length")
        .parse::<usize>()
        .map_err(|_none| {
            Error::new(
                ErrorKind::InvalidData,
                "an answer that does not say its length",
            )
        })?;
    while buffer.len() - end < length {
        more(stream, &mut buffer).await?;
    }
    reply.body = buffer.split_off(end);
    Ok(reply)
}

async fn more(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<()> {
    match stream.read_buf(buffer).await? {
        0 => Err(ErrorKind::UnexpectedEof.into()),
        _ => Ok(()),
    }
}
