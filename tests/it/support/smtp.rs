//! A mail server on a socket: takes letters, or answers as a test wants it to, and can be mended.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

/// How it behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// 250 to everything.
    Accepts,
    /// 550 to every recipient.
    Refuses,
    /// This reply to a command, named by its first word. `BANNER` is the greeting, `TEXT` the end of a letter.
    Replies(&'static str, &'static str),
    /// This reply to a recipient whose address holds these letters; 250 to others.
    RepliesTo(&'static str, &'static str),
    /// Cuts the connection at a command.
    Drops(&'static str),
}

/// Whether it speaks TLS.
#[derive(Clone)]
pub enum Tls {
    Never,
    WhenAsked(TlsAcceptor),
    FromTheStart(TlsAcceptor),
}

/// A letter as it came over the wire.
#[derive(Debug, Clone, Default)]
pub struct Received {
    /// `MAIL FROM`, without the angle brackets.
    pub sender: String,
    /// `RCPT TO`, without the angle brackets.
    pub recipients: Vec<String>,
    /// Headers and body.
    pub data: String,
}

/// The server; ends with the test.
pub struct Server {
    /// `smtp://127.0.0.1:<port>`.
    pub url: String,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

struct Shared {
    manner: Mutex<Manner>,
    received: Mutex<Vec<Received>>,
    connections: Mutex<usize>,
    in_clear: Mutex<Vec<String>>,
}

impl Server {
    /// Listens on a free port.
    pub async fn start(manner: Manner) -> Self {
        Self::start_with(manner, Tls::Never).await
    }

    /// The same, by TLS.
    pub async fn start_with(manner: Manner, tls: Tls) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let shared = Arc::new(Shared {
            manner: Mutex::new(manner),
            received: Mutex::default(),
            connections: Mutex::default(),
            in_clear: Mutex::default(),
        });
        let of_task = shared.clone();
        let task = tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                *of_task.connections.lock().unwrap() += 1;
                tokio::spawn(welcome(socket, tls.clone(), of_task.clone()));
            }
        });
        Self { url, shared, task }
    }

    /// The address of the server, for somebody who has a password there.
    pub fn url_with_password(&self) -> String {
        self.url.replace("smtp://", "smtp://motesplats:hemligt@")
    }

    /// Behaves otherwise from the next command on.
    pub fn behave(&self, manner: Manner) {
        *self.shared.manner.lock().unwrap() = manner;
    }

    /// Letters taken so far.
    pub fn received(&self) -> Vec<Received> {
        self.shared.received.lock().unwrap().clone()
    }

    /// Who got a letter so far, in order.
    pub fn recipients(&self) -> Vec<String> {
        let received = self.received().into_iter();
        received.flat_map(|letter| letter.recipients).collect()
    }

    /// How often somebody connected.
    pub fn connections(&self) -> usize {
        *self.shared.connections.lock().unwrap()
    }

    /// The commands that came outside TLS, in order, each once.
    pub fn said_in_clear(&self) -> Vec<String> {
        let mut said = self.shared.in_clear.lock().unwrap().clone();
        said.dedup();
        said
    }

    /// Stops listening.
    pub async fn stop(self) {
        self.task.abort();
        let _ = self.task.await;
    }
}

impl Shared {
    /// What is said to a command instead of what it deserves.
    fn unusual(&self, command: &str, line: &str) -> Unusual {
        match *self.manner.lock().unwrap() {
            Manner::Refuses if command == "RCPT" => Unusual::Says("550 no such mailbox"),
            Manner::Replies(to, reply) if command == to => Unusual::Says(reply),
            Manner::RepliesTo(whom, reply) if command == "RCPT" && line.contains(whom) => {
                Unusual::Says(reply)
            }
            Manner::Drops(at) if command == at => Unusual::HangsUp,
            _ => Unusual::Nothing,
        }
    }
}

enum Unusual {
    Nothing,
    Says(&'static str),
    HangsUp,
}

async fn welcome(socket: TcpStream, tls: Tls, shared: Arc<Shared>) -> Option<()> {
    match tls {
        Tls::Never => {
            let socket = talk(socket, Channel::Clear { offers_tls: false }, &shared).await;
            socket.map(drop)
        }
        Tls::FromTheStart(acceptor) => {
            let socket = acceptor.accept(socket).await.ok()?;
            talk(socket, Channel::Encrypted("220 test"), &shared)
                .await
                .map(drop)
        }
        Tls::WhenAsked(acceptor) => {
            let offer = Channel::Clear { offers_tls: true };
            let socket = talk(socket, offer, &shared).await?;
            let socket = acceptor.accept(socket).await.ok()?;
            talk(socket, Channel::Encrypted(""), &shared)
                .await
                .map(drop)
        }
    }
}

/// How a conversation begins.
#[derive(Clone, Copy)]
enum Channel {
    /// With a greeting, and perhaps an offer of STARTTLS.
    Clear { offers_tls: bool },
    /// With this greeting.
    Encrypted(&'static str),
}

/// Speaks to the end, or until TLS is to begin: then the socket.
async fn talk<S>(socket: S, channel: Channel, shared: &Shared) -> Option<S>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut stream = BufReader::new(socket);
    let mut letter = Received::default();
    let (greeting, hello) = match channel {
        Channel::Clear { offers_tls: false } => ("220 test", "250-test\r\n250 AUTH PLAIN LOGIN"),
        Channel::Clear { offers_tls: true } => (
            "220 test",
            "250-test\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN",
        ),
        Channel::Encrypted(greeting) => (greeting, "250-test\r\n250 AUTH PLAIN LOGIN"),
    };
    if !greeting.is_empty() {
        say(&mut stream, shared, "BANNER", "", greeting).await?;
    }
    while let Some(line) = next_line(&mut stream).await {
        let words = line.split([' ', ':']);
        let command = words.map(str::to_uppercase).next().unwrap_or_default();
        if matches!(channel, Channel::Clear { .. }) {
            shared.in_clear.lock().unwrap().push(command.clone());
        }
        let usual = match command.as_str() {
            "EHLO" => hello,
            "AUTH" => "235 welcome",
            "DATA" => "354 go on",
            "QUIT" => "221 bye",
            _ => "250 ok",
        };
        let said = say(&mut stream, shared, &command, &line, usual).await?;
        if !said.starts_with(['2', '3']) {
            continue;
        }
        match command.as_str() {
            "STARTTLS" => return Some(stream.into_inner()),
            "MAIL" => {
                letter = Received {
                    sender: between(&line),
                    ..Received::default()
                };
            }
            "RCPT" => letter.recipients.push(between(&line)),
            "DATA" => {
                while let Some(line) = next_line(&mut stream).await {
                    if line == "." {
                        break;
                    }
                    letter.data.push_str(&line);
                    letter.data.push('\n');
                }
                let said = say(&mut stream, shared, "TEXT", "", "250 taken").await?;
                if said.starts_with('2') {
                    let letter = std::mem::take(&mut letter);
                    shared.received.lock().unwrap().push(letter);
                }
            }
            _ => {}
        }
    }
    None
}

/// A line without its end; none where the connection ended.
async fn next_line(stream: &mut (impl AsyncBufReadExt + Unpin)) -> Option<String> {
    let mut line = String::new();
    let read = stream.read_line(&mut line).await.ok()?;
    (read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Answers a command; what was said, or nothing where the connection is cut.
async fn say(
    write: &mut (impl AsyncWrite + Unpin),
    shared: &Shared,
    command: &str,
    line: &str,
    usual: &'static str,
) -> Option<&'static str> {
    let reply = match shared.unusual(command, line) {
        Unusual::Nothing => usual,
        Unusual::Says(reply) => reply,
        Unusual::HangsUp => return None,
    };
    let lines = format!("{reply}\r\n");
    write.write_all(lines.as_bytes()).await.ok()?;
    write.flush().await.ok()?;
    Some(reply)
}

fn between(line: &str) -> String {
    line.split(['<', '>']).nth(1).unwrap_or_default().to_owned()
}
