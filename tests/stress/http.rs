//! Requests and replies of the JSON API, for hundreds of callers at once; see [`super::connection`].

use std::io::Result;
use std::net::SocketAddr;

use serde_json::Value;

use super::connection::{self, Connection};

/// What came back.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: u16,
    head: String,
    body: Vec<u8>,
}

impl Reply {
    /// A header's text; empty where it is absent.
    pub fn header(&self, name: &str) -> &str {
        connection::header(&self.head, name)
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
    pub fn get(path: &str) -> Self {
        Self(format!("GET {path} HTTP/1.1\r\nhost: stress\r\n\r\n"))
    }

    /// POST of JSON.
    pub fn post(path: &str, body: &Value) -> Self {
        let body = body.to_string();
        Self(format!(
            "POST {path} HTTP/1.1\r\nhost: stress\r\ncontent-type: application/json\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len()
        ))
    }

    pub fn header(self, name: &str, value: &str) -> Self {
        let (line, rest) = self.0.split_once("\r\n").unwrap();
        Self(format!("{line}\r\n{name}: {value}\r\n{rest}"))
    }

    pub fn bearer(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }
}

/// Somebody who calls, over one connection for as long as it lasts.
#[derive(Debug)]
pub struct Caller {
    address: SocketAddr,
    connection: Option<Connection>,
}

impl Caller {
    /// Connects at the first request.
    pub fn to(address: SocketAddr) -> Self {
        Self {
            address,
            connection: None,
        }
    }

    /// Asks and reads the answer. After an error the next request goes over a new connection.
    pub async fn ask(&mut self, request: &Request) -> Result<Reply> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => Connection::to(self.address).await?,
        };
        let response = connection.send(request.0.as_bytes()).await?;
        let reply = Reply {
            status: response.status,
            head: response.head.to_owned(),
            body: response.body.to_vec(),
        };
        if !reply.header("connection").eq_ignore_ascii_case("close") {
            self.connection = Some(connection);
        }
        Ok(reply)
    }
}

/// One request over a connection of its own.
pub async fn ask(address: SocketAddr, request: &Request) -> Result<Reply> {
    Caller::to(address).ask(request).await
}
