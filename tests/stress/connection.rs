//! HTTP/1.1 over a plain socket. One call is one request, sent once: an ordinary client may repeat it
//! by itself, and hides which bytes went out before somebody was killed.
//! The stress scenarios use it, and the benches, whose load it costs almost no time.

use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// An answer, read whole.
pub struct Response<'a> {
    pub status: u16,
    /// The status line and the headers.
    pub head: &'a str,
    pub body: &'a [u8],
}

/// Where an answer's body begins and ends.
struct Layout {
    status: u16,
    body: usize,
    end: usize,
}

/// A socket that sends at once.
pub async fn connect(address: SocketAddr) -> Result<TcpStream> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

impl Connection {
    pub async fn to(address: SocketAddr) -> Result<Self> {
        Ok(Self {
            stream: connect(address).await?,
            buffer: Vec::with_capacity(64 * 1024),
        })
    }

    /// Sends a request and reads its answer. After an error nobody knows whether it was heard.
    pub async fn send(&mut self, request: &[u8]) -> Result<Response<'_>> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let layout = loop {
            self.read().await?;
            if let Some(layout) = layout(&self.buffer)? {
                break layout;
            }
        };
        while self.buffer.len() < layout.end {
            self.read().await?;
        }
        Ok(Response {
            status: layout.status,
            head: text(&self.buffer[..layout.body])?,
            body: &self.buffer[layout.body..layout.end],
        })
    }

    async fn read(&mut self) -> Result<()> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err(ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }
}

/// A header's text; empty where it is absent.
pub fn header<'a>(head: &'a str, name: &str) -> &'a str {
    let mut lines = head.lines().filter_map(|line| line.split_once(':'));
    lines
        .find(|(found, _)| found.eq_ignore_ascii_case(name))
        .map_or("", |(_, value)| value.trim())
}

/// Nothing as long as the head is not there.
fn layout(buffer: &[u8]) -> Result<Option<Layout>> {
    let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") else {
        return Ok(None);
    };
    let head = text(&buffer[..end])?;
    let status = head.get(9..12).and_then(|status| status.parse().ok());
    let status = status.ok_or_else(|| invalid("an answer without a status"))?;
    let length = header(head, "content-length").parse::<usize>().ok();
    let length = length.ok_or_else(|| invalid("an answer without a length"))?;
    Ok(Some(Layout {
        status,
        body: end + 4,
        end: end + 4 + length,
    }))
}

fn text(head: &[u8]) -> Result<&str> {
    std::str::from_utf8(head).map_err(|error| invalid(&error.to_string()))
}

fn invalid(words: &str) -> Error {
    Error::new(ErrorKind::InvalidData, words)
}
